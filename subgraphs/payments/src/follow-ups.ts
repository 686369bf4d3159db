import { DomainError, isRetryable } from '@wayfare/domain'
import { startRounds } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import { nextFollowUp } from './follow-up-plan.ts'
import { lookAtPayment } from './look.ts'
import type { LookParts } from './look.ts'
import type { PaymentStore } from './payment-store.ts'

export interface FollowUpParts extends LookParts {
  store: PaymentStore
  /** ms between looks for payments that are due. */
  everyMs: number
  log: Logger
}

const atOnce = 4

/**
 * Looks every so often for payments that are to be followed up without a command, a few at a time: what was given up or
 * whose worker died is finished, and pending refunds are asked about.
 */
export const startFollowUps = (parts: FollowUpParts) => {
  const { store, log, everyMs } = parts
  const one = async (paymentId: string) => {
    try {
      await followUp(parts, paymentId)
    } catch (error) {
      const busy = error instanceof DomainError && error.code === 'UNAVAILABLE'
      if (!busy) log.error('a payment could not be followed up', { paymentId, error })
    }
  }
  return startRounds({
    everyMs,
    round: async (stopping) => {
      const ids = await store.toFollowUp(atOnce)
      if (!stopping.aborted) await Promise.all(ids.map(one))
    },
    failed: (error) => log.error('the payments to follow up could not be read', { error }),
  })
}

const followUp = async (parts: FollowUpParts, paymentId: string): Promise<void> => {
  await using lease = await parts.store.lease(paymentId)
  const { followUpAt, followUps } = lease.record
  // Another worker was faster.
  if (!followUpAt || followUpAt.getTime() > lease.now().getTime()) return
  let retryAfterMs: number | undefined
  try {
    await lookAtPayment(parts, lease)
  } catch (error) {
    if (!isRetryable(error)) parts.log.error('a payment could not be followed up', { paymentId, error })
    retryAfterMs = error instanceof DomainError ? error.retryAfterMs : undefined
  }
  const next = nextFollowUp(lease.record, lease.now(), { times: parts.times, retryAfterMs })
  await lease.change({ followUpAt: next, followUps: followUps + 1 })
}
