import { compareMoney, DomainError, subtractMoney, sumMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { ProviderRefund } from '../payment.ts'
import type { PaymentChange, PaymentRecord, RefundRecord } from '../payment-row.ts'
import { handleOf } from './step.ts'
import type { PaymentCommand, StepContext } from './step.ts'

/** Gives back a part of what was captured, once for each refund id, and never more than was captured. */
export const refund = async (
  context: StepContext,
  { refundId, amount }: Extract<PaymentCommand, { step: 'refund' }>,
): Promise<PaymentChange | undefined> => {
  const { record } = context.lease
  const known = refundOf(record, refundId)
  if (known?.state === 'REFUNDED' || (known?.state === 'FAILED' && !isRenewable(context, known)))
    return undefined
  if (!known && Number(amount.amount) === 0) return noted(context, { refundId, amount, state: 'REFUNDED' })
  const problem = known && known.state !== 'FAILED' ? undefined : objection(record, amount)
  if (problem) return noted(context, { refundId, amount, state: 'FAILED', failure: problem })
  const pursued = await pursueRefund(context, { refundId, amount })
  // Everything has been given back: what our refunds do not account for, a person returned at the provider.
  const byHand = pursued.failure === nothingIsLeft ? ({ state: 'REFUNDED' } as const) : {}
  return { refunds: withRefund(context.lease.record, { ...pursued, ...byHand }) }
}

/** A refund that failed is begun anew so often at most; then a person has to return the money in another way. */
const mostRenewals = 5

/** Whether a refund that failed at the provider may be tried anew: a bank may take it now, or our balance suffice. */
const isRenewable = (
  { lease, commanded, renewFailedAfterMs }: StepContext,
  { at, requestedAt, renewals = 0 }: RefundRecord,
) =>
  commanded &&
  requestedAt !== undefined &&
  renewals < mostRenewals &&
  lease.now().getTime() >= Date.parse(at) + renewFailedAfterMs

/** The provider's name of a refund: one that is begun anew is another one there. */
const nameOf = ({ refundId, renewals }: RefundRecord) => (renewals ? `${refundId}-${renewals + 1}` : refundId)

/** Why a refund failed when everything had been given back before. */
export const nothingIsLeft = 'nothing is left to give back'

export const refundOf = ({ refunds }: PaymentRecord, refundId: string) =>
  refunds.find((each) => each.refundId === refundId)

export const withRefund = ({ refunds }: PaymentRecord, refund: RefundRecord): readonly RefundRecord[] => [
  ...refunds.filter(({ refundId }) => refundId !== refund.refundId),
  refund,
]

const noted = ({ lease }: StepContext, refund: Omit<RefundRecord, 'at'>): PaymentChange => ({
  refunds: withRefund(lease.record, { ...refund, at: lease.now().toISOString() }),
})

const objection = ({ captured, refunds }: PaymentRecord, amount: Money): string | undefined => {
  if (!captured || amount.currency !== captured.currency) return 'its currency is not the payment’s'
  if (Number(amount.amount) < 0) return 'it is less than nothing'
  const open = refunds.filter(({ state }) => state !== 'FAILED').flatMap((each) => each.amount ?? [])
  const left = subtractMoney(captured, sumMoney(open, captured.currency))
  return compareMoney(amount, left) > 0 ? 'it is more than is left of what was captured' : undefined
}

/**
 * Brings a refund on: makes it, or looks at what an earlier attempt made.
 * @throws DomainError what is worth another try; it was REQUESTED before
 */
export const pursueRefund = async (
  context: StepContext,
  wanted: { refundId: string; amount?: Money },
): Promise<RefundRecord> => {
  const { provider, lease, followUpAt } = context
  const { refundId } = wanted
  const known = refundOf(lease.record, refundId)
  const payment = handleOf(lease.record)
  if (known && known.state !== 'FAILED') {
    const made = await provider.findRefund(payment, nameOf(known), lease.signal)
    if (made) return after(context, known, made)
    if (known.state === 'PENDING')
      throw new DomainError('BAD_ANSWER', 'the provider does not know a refund that it took on')
  }
  const requested =
    known && known.state !== 'FAILED' ? nextAttempt(context, known) : newRequest(context, wanted, known)
  await lease.change({ refunds: withRefund(lease.record, requested), followUpAt })
  const { amount, attempt = 1 } = requested
  const answer = await provider.refund(
    payment,
    { refundId: nameOf(requested), amount, attempt },
    lease.signal,
  )
  if (answer.outcome === 'MADE') return after(context, requested, answer.refund)
  const at = lease.now().toISOString()
  if (answer.outcome === 'REFUSED') return { ...requested, state: 'FAILED', at, failure: answer.reason }
  if (answer.outcome === 'NOTHING_LEFT') return { ...requested, state: 'FAILED', at, failure: nothingIsLeft }
  const failing = { ...requested, failingSince: requested.failingSince ?? at }
  await lease.change({ refunds: withRefund(lease.record, failing) })
  throw mayAppear(provider.settleMs)
}

const newRequest = (
  { lease }: StepContext,
  { refundId, amount }: { refundId: string; amount?: Money },
  failed?: RefundRecord,
): RefundRecord => {
  const at = lease.now().toISOString()
  const renewals = failed && { renewals: (failed.renewals ?? 0) + 1 }
  return { refundId, amount, state: 'REQUESTED', at, requestedAt: at, attempt: 1, ...renewals }
}

/**
 * The next attempt of what is not made so far. A provider that failed under a key repeats that for ever: another key is
 * taken once it is sure that nothing was made under it.
 */
const nextAttempt = ({ provider, lease }: StepContext, known: RefundRecord): RefundRecord => {
  const now = lease.now().getTime()
  const requestedAt = Date.parse(known.requestedAt ?? known.at)
  if (known.failingSince === undefined && now - requestedAt < provider.keyLifeMs) return known
  const settled = known.failingSince
    ? Date.parse(known.failingSince) + provider.settleMs
    : requestedAt + provider.keyLifeMs
  if (now < settled) throw mayAppear(settled - now)
  const { failingSince: _, ...rest } = known
  return { ...rest, attempt: (known.attempt ?? 1) + 1 }
}

const mayAppear = (retryAfterMs: number) =>
  new DomainError('UNAVAILABLE', 'the refund may still appear at the provider', { retryAfterMs })

const after = (
  { lease }: StepContext,
  record: RefundRecord,
  { providerId, amount, state, failure }: ProviderRefund,
): RefundRecord => ({
  ...record,
  providerId,
  amount,
  state,
  ...(failure && { failure }),
  ...(state !== record.state && { at: lease.now().toISOString(), givenUp: false }),
})

/** A refund that was REFUNDED when it was last looked at, as it stands now: banks return refunds later. */
export const checkRefund = async (context: StepContext, known: RefundRecord): Promise<RefundRecord> => {
  const { provider, lease } = context
  const made = await provider.findRefund(handleOf(lease.record), nameOf(known), lease.signal)
  const checks = (known.checks ?? 0) + 1
  return made?.state === 'FAILED' ? { ...after(context, known, made), checks } : { ...known, checks }
}
