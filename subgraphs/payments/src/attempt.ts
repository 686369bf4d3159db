import { DomainError, isRetryable } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { PaymentProvider } from './payment.ts'
import type { PaymentChange, PaymentRecord } from './payment-row.ts'
import type { PaymentLease } from './payment-store.ts'
import { refundOf, withRefund } from './steps/refund.ts'
import type { PaymentCommand, StepName } from './steps/step.ts'
import { takeStep } from './steps/take-step.ts'

/** ms for which a step goes on trying before the booking is told that it failed; it is then followed up all the same. */
export type Patience = Record<StepName, number>

/** Below what the queue's attempts take together, so that giving up is always told. */
export const defaultPatience: Patience = {
  authorise: 60_000,
  capture: 5 * 60_000,
  void: 5 * 60_000,
  refund: 5 * 60_000,
}

export interface AttemptParts {
  provider: PaymentProvider
  patience: Patience
  /** ms after which a payment is looked at whose worker died. */
  abandonedAfterMs: number
  /** ms after which a refund that failed is begun anew when it is commanded. */
  renewFailedAfterMs: number
  log: Logger
}

export interface Attempted {
  change?: PaymentChange
  /** The step was given up: refused for good, or out of patience. */
  failed?: boolean
}

/** One attempt at a command. Throws what is worth another attempt while there is patience. */
export const attempt = async (
  { provider, patience, abandonedAfterMs, renewFailedAfterMs, log }: AttemptParts,
  lease: PaymentLease,
  { command, commanded }: { command: PaymentCommand; commanded: boolean },
): Promise<Attempted> => {
  const late = () => isLate(lease, command, patience)
  const followUpAt = new Date(lease.now().getTime() + abandonedAfterMs)
  try {
    const context = { provider, lease, late: late(), commanded, renewFailedAfterMs, followUpAt }
    return { change: await takeStep(context, command) }
  } catch (error) {
    const refused = error instanceof DomainError && !isRetryable(error)
    if (!refused && !late()) throw error
    const { step, paymentId } = command
    log.warn('a payment step was given up', { step, paymentId, state: lease.record.state, error })
    return { change: givenUp(lease, command, refused ? error : undefined), failed: true }
  }
}

const isLate = ({ record, now }: PaymentLease, command: PaymentCommand, patience: Patience): boolean => {
  const since =
    command.step === 'refund' ? requestedAt(record, command.refundId) : stepSince(record, command.step)
  return since !== undefined && now().getTime() - since.getTime() > patience[command.step]
}

const requestedAt = (record: PaymentRecord, refundId: string) => {
  const refund = refundOf(record, refundId)
  return refund && new Date(refund.requestedAt ?? refund.at)
}

const pursued = { authorise: 'AUTHORISING', capture: 'CAPTURING', void: 'VOIDING' } as const

const stepSince = ({ state, stepSince: since }: PaymentRecord, step: keyof typeof pursued) =>
  state === pursued[step] ? since : undefined

/**
 * What becomes of a payment whose step was given up. Nobody waits for an authorisation any more, so it is released; what
 * became of a capture is found out; a void and a refund are owed, and tried until they succeed.
 */
const givenUp = (
  { record, now }: PaymentLease,
  command: PaymentCommand,
  refused: DomainError | undefined,
): PaymentChange | undefined => {
  if (command.step === 'authorise')
    return { state: 'VOIDING', stepSince: now(), givenUp: false, followUps: 0 }
  if (command.step !== 'refund') return { givenUp: true }
  const refund = refundOf(record, command.refundId)
  if (!refund) return undefined
  const denied = refused?.code === 'REFUSED'
  const state = denied ? 'FAILED' : refund.state
  return { refunds: withRefund(record, { ...refund, state, givenUp: true }) }
}
