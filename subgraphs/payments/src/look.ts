import type { Draft, Messaging } from '@wayfare/booking-events'
import type { Kysely } from 'kysely'
import { attempt } from './attempt.ts'
import type { AttemptParts } from './attempt.ts'
import { checkAt, isRefundOpen } from './follow-up-plan.ts'
import type { FollowUpTimes } from './follow-up-plan.ts'
import { failedEvent, paymentEvent } from './payment-event.ts'
import type { PaymentChange, PaymentRecord, PaymentTables, RefundRecord } from './payment-row.ts'
import { askedByProvider } from './payment-store.ts'
import type { PaymentLease } from './payment-store.ts'
import { lookAtCapture } from './steps/capture.ts'
import { checkRefund, refundOf, withRefund } from './steps/refund.ts'
import { isVoidRefund } from './steps/release.ts'
import type { PaymentCommand, StepContext } from './steps/step.ts'

export interface LookParts extends AttemptParts {
  db: Kysely<PaymentTables>
  messaging: Pick<Messaging<PaymentTables>, 'outbox'>
  times: FollowUpTimes
}

/** Does what a payment's state and its refunds call for. */
export const lookAtPayment = async (parts: LookParts, lease: PaymentLease): Promise<void> => {
  const { paymentId, followUps } = lease.record
  if (lease.record.state === 'AUTHORISING') await goOn(parts, lease, { step: 'authorise', paymentId })
  if (lease.record.state === 'CAPTURING') await findCapture(parts, lease)
  if (lease.record.state === 'VOIDING') await goOn(parts, lease, { step: 'void', paymentId })
  for (const { refundId } of lease.record.refunds) {
    const refund = refundOf(lease.record, refundId)!
    const due = followUps === askedByProvider ? 0 : checkAt(refund, parts.times)
    if (isDone(refund) && due !== undefined && due <= lease.now().getTime()) await check(parts, lease, refund)
    else if (isRefundOpen(refund) && refund.amount && !isVoidRefund(refund))
      await goOn(parts, lease, { step: 'refund', paymentId, refundId, amount: refund.amount })
  }
}

/** A refund that never went to the provider cannot be returned. */
const isDone = ({ state, providerId }: RefundRecord) => state === 'REFUNDED' && providerId !== undefined

const write = (
  { db, messaging }: LookParts,
  lease: PaymentLease,
  { change, draftOf }: { change: PaymentChange; draftOf: (record: PaymentRecord) => Draft | undefined },
) =>
  db.transaction().execute(async (tx) => {
    await lease.change(change, tx)
    const draft = draftOf(lease.record)
    if (draft) await messaging.outbox.publish(tx, draft)
  })

/** Goes on with a step. Tells the booking once when it is out of patience, and once when it is done. */
const goOn = async (parts: LookParts, lease: PaymentLease, command: PaymentCommand) => {
  const told = isGivenUp(lease.record, command)
  const { change, failed } = await attempt(parts, lease, { command, commanded: false })
  if (!failed && !change) return
  const draftOf = (record: PaymentRecord) => {
    if (!failed) return paymentEvent(command, record)
    return told ? undefined : failedEvent(command, record)
  }
  await write(parts, lease, { change: change ?? {}, draftOf })
}

const isGivenUp = (record: PaymentRecord, command: PaymentCommand) =>
  command.step === 'refund' ? refundOf(record, command.refundId)?.givenUp === true : record.givenUp

const contextOf = (parts: LookParts, lease: PaymentLease): StepContext => {
  const { provider, abandonedAfterMs, renewFailedAfterMs } = parts
  const followUpAt = new Date(lease.now().getTime() + abandonedAfterMs)
  return { provider, lease, late: false, commanded: false, renewFailedAfterMs, followUpAt }
}

/** Finds out what became of a capture. Where it was not made, the booking decides what is next. */
const findCapture = async (parts: LookParts, lease: PaymentLease) => {
  const { paymentId, terms } = lease.record
  const command = { step: 'capture', paymentId, amount: terms!.amount } as const
  const change = await lookAtCapture(contextOf(parts, lease))
  const draftOf = (record: PaymentRecord) =>
    record.state === 'CAPTURED' ? paymentEvent(command, record) : undefined
  await write(parts, lease, { change, draftOf })
}

/** Sees whether a bank returned a refund that was done. */
const check = async (parts: LookParts, lease: PaymentLease, refund: RefundRecord) => {
  const { paymentId, state } = lease.record
  const { refundId } = refund
  const checked = await checkRefund(contextOf(parts, lease), refund)
  const change: PaymentChange = { refunds: withRefund(lease.record, checked) }
  if (checked.state !== 'FAILED') return write(parts, lease, { change, draftOf: () => undefined })
  parts.log.warn('a bank returned a refund', { paymentId, refundId, failure: checked.failure })
  const ofVoid = isVoidRefund(refund)
  const failed = ofVoid ? ({ step: 'void' } as const) : ({ step: 'refund', refundId } as const)
  return write(parts, lease, {
    change: { ...change, ...(ofVoid && state === 'VOIDED' && { state: 'VOIDING', givenUp: true }) },
    draftOf: (record) => failedEvent({ ...failed, paymentId }, record),
  })
}
