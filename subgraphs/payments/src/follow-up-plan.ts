import { doublingPause } from '@wayfare/resilience'
import type { PauseTimes } from '@wayfare/resilience'
import type { PaymentRecord, RefundRecord } from './payment-row.ts'

/** `firstMs` is when what is open is looked at for the first time. */
export interface FollowUpTimes extends PauseTimes {
  /** ms after a refund at which it is looked at again: a bank may return it. */
  checksMs: readonly number[]
}

const hour = 60 * 60_000

export const defaultFollowUpTimes: FollowUpTimes = {
  firstMs: 5_000,
  longestMs: hour / 4,
  checksMs: [hour, 24 * hour, 7 * 24 * hour],
}

/** When to look at a payment without being asked; null: never. */
export const nextFollowUp = (
  record: Pick<PaymentRecord, 'state' | 'refunds' | 'followUps'>,
  now: Date,
  { times, retryAfterMs = 0 }: { times: FollowUpTimes; retryAfterMs?: number },
): Date | null => {
  const pause = doublingPause(times, record.followUps)
  const due = [
    ...(isOpen(record) ? [now.getTime() + Math.max(pause, retryAfterMs)] : []),
    ...record.refunds.flatMap((refund) => checkAt(refund, times) ?? []),
  ]
  return due.length === 0 ? null : new Date(Math.min(...due))
}

/** Whether something is on its way of which nobody knows the end. */
const isOpen = ({ state, refunds }: Pick<PaymentRecord, 'state' | 'refunds'>) =>
  state === 'AUTHORISING' || state === 'CAPTURING' || state === 'VOIDING' || refunds.some(isRefundOpen)

export const isRefundOpen = ({ state }: RefundRecord) => state === 'REQUESTED' || state === 'PENDING'

/** When a refund that is done is looked at next; one that never went to the provider is never. */
export const checkAt = ({ state, providerId, at, checks = 0 }: RefundRecord, { checksMs }: FollowUpTimes) => {
  const after = checksMs[checks]
  return state === 'REFUNDED' && providerId && after !== undefined ? Date.parse(at) + after : undefined
}
