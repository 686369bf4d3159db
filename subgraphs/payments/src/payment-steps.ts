import { DomainError } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type {
  Authorisation,
  AuthorisationRequest,
  PaymentProvider,
  ProviderHandle,
  ProviderPayment,
  ProviderRefund,
} from './payment.ts'
import type { PaymentChange, PaymentRecord, PaymentState, RefundRecord } from './payment-row.ts'
import type { PaymentLease } from './payment-store.ts'

/** What a command asks for. */
export type Ask =
  | { step: 'authorise' | 'void'; paymentId: string }
  | { step: 'capture'; paymentId: string; amount: Money }
  | { step: 'refund'; paymentId: string; refundId: string; amount: Money }

export type StepName = Ask['step']

/**
 * Brings the provider to where a command wants it and gives the change to be written; undefined when there is nothing
 * to do. Throws what is worth another try. What an earlier attempt may have left behind is looked for first.
 */
export const takeStep = async (
  provider: PaymentProvider,
  lease: PaymentLease,
  ask: Ask,
): Promise<PaymentChange | undefined> => {
  if (!open[ask.step].includes(lease.record.state)) return undefined
  switch (ask.step) {
    case 'authorise':
      return authorise(provider, lease)
    case 'capture':
      return capture(provider, lease, ask.amount)
    case 'void':
      return release(provider, lease)
    case 'refund':
      return refund(provider, lease, ask)
  }
}

/** From which states a step has work to do. In any other, the command is answered with what is. */
const open: Record<StepName, readonly PaymentState[]> = {
  authorise: ['REQUESTED', 'AUTHORISING'],
  capture: ['AUTHORISED', 'CAPTURING'],
  void: ['REQUESTED', 'AUTHORISING', 'AUTHORISED', 'CAPTURING', 'CAPTURED', 'VOIDING'],
  refund: ['CAPTURED'],
}

const authorise = async (provider: PaymentProvider, lease: PaymentLease): Promise<PaymentChange> => {
  const { record, signal } = lease
  const request = requestOf(record)
  const earlier = record.state === 'AUTHORISING' ? await provider.find(request, signal) : undefined
  if (earlier) return authorised(earlier)
  await lease.change({ state: 'AUTHORISING', attemptedAt: new Date() })
  return authorised(await provider.authorise(request, signal))
}

const capture = async (
  provider: PaymentProvider,
  lease: PaymentLease,
  amount: Money,
): Promise<PaymentChange> => {
  await lease.change({ state: 'CAPTURING' })
  return standing(await provider.capture(handleOf(lease.record), amount, lease.signal))
}

/** Nothing may stay with us: what is reserved is released, and what was taken after all is given back. */
const release = async (provider: PaymentProvider, lease: PaymentLease): Promise<PaymentChange> => {
  await lease.change({ state: 'VOIDING' })
  const { record, signal } = lease
  if (!record.providerId) {
    const earlier = record.attemptedAt && (await lookUp(provider, lease, record.attemptedAt))
    if (!earlier) return { state: 'VOIDED' }
    if (earlier.outcome === 'DECLINED') return authorised(earlier)
    await lease.change({ providerId: earlier.payment.providerId })
  }
  const payment = handleOf(lease.record)
  const { state, captured } = await provider.cancel(payment, signal)
  if (state !== 'CAPTURED') return { state: 'VOIDED' }
  const back = await refundRest(provider, payment, signal)
  const refunds = back
    ? withRefund(lease.record, { ...toRecord(back), refundId: voidRefundId })
    : record.refunds
  return { state: 'VOIDED', captured, refunds }
}

/** The refund that a void makes when it comes after the capture; no booking's id looks like it. */
const voidRefundId = 'void'

const refundRest = async (provider: PaymentProvider, payment: ProviderHandle, signal: AbortSignal) => {
  const earlier = await provider.findRefund(payment, voidRefundId, signal)
  if (earlier) return earlier
  return provider.refund(payment, { refundId: voidRefundId }, signal).catch((error: unknown) => {
    const nothingLeft = error instanceof DomainError && error.code === 'CONFLICT'
    if (!nothingLeft) throw error
    return undefined
  })
}

const refund = async (
  provider: PaymentProvider,
  lease: PaymentLease,
  { refundId, amount: asked }: Extract<Ask, { step: 'refund' }>,
): Promise<PaymentChange | undefined> => {
  const { record, signal } = lease
  const known = record.refunds.find((each) => each.refundId === refundId)
  if (known?.state === 'REFUNDED') return undefined
  const amount = known?.amount ?? asked
  const at = new Date().toISOString()
  if (Number(amount.amount) === 0)
    return { refunds: withRefund(record, { refundId, amount, state: 'REFUNDED', at }) }
  const payment = handleOf(record)
  const earlier = known && (await provider.findRefund(payment, refundId, signal))
  if (!known)
    await lease.change({ refunds: withRefund(record, { refundId, amount, state: 'REQUESTED', at }) })
  const made = earlier ?? (await provider.refund(payment, { refundId, amount }, signal))
  return { refunds: withRefund(record, { ...toRecord(made), refundId }) }
}

const withRefund = ({ refunds }: PaymentRecord, refund: RefundRecord): readonly RefundRecord[] => [
  ...refunds.filter(({ refundId }) => refundId !== refund.refundId),
  refund,
]

const toRecord = ({ providerId, amount, at }: ProviderRefund) =>
  ({ providerId, amount, at: at.toISOString(), state: 'REFUNDED' }) as const

/**
 * What an attempt of ours may have made. While the provider may still be making it, nobody knows: throws UNAVAILABLE,
 * worth another look. Undefined once it is sure that there is nothing.
 */
const lookUp = async (provider: PaymentProvider, { record, signal }: PaymentLease, attemptedAt: Date) => {
  const found = await provider.find(requestOf(record), signal)
  if (found) return found
  const wait = attemptedAt.getTime() + provider.settleMs - Date.now()
  if (wait <= 0) return undefined
  throw new DomainError('UNAVAILABLE', 'the payment may still appear at the provider', { retryAfterMs: wait })
}

const authorised = (authorisation: Authorisation): PaymentChange =>
  authorisation.outcome === 'FOUND'
    ? standing(authorisation.payment)
    : { state: 'DECLINED', declined: authorisation.declined, providerId: authorisation.providerId }

const states = { AUTHORISED: 'AUTHORISED', CAPTURED: 'CAPTURED', CANCELLED: 'VOIDED' } as const

const standing = ({ providerId, state, captured }: ProviderPayment): PaymentChange => ({
  state: states[state],
  providerId,
  ...(state === 'CAPTURED' && { captured }),
})

const requestOf = ({ paymentId, terms, createdAt }: PaymentRecord): AuthorisationRequest => {
  if (!terms) throw new DomainError('INTERNAL', `payment ${paymentId} was never asked for`)
  const { amount, bookingReference, paymentMethod } = terms
  return { paymentId, amount, bookingReference, paymentMethod, createdAt }
}

const handleOf = ({ paymentId, providerId, terms }: PaymentRecord): ProviderHandle => {
  if (!providerId || !terms) throw new DomainError('INTERNAL', `payment ${paymentId} is not at the provider`)
  return { paymentId, providerId, currency: terms.amount.currency }
}
