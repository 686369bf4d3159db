import { DomainError } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { Authorisation, PaymentProvider, ProviderHandle, ProviderPayment } from '../payment.ts'
import type { AuthorisationRequest } from '../payment.ts'
import type { PaymentChange, PaymentRecord } from '../payment-row.ts'
import type { PaymentLease } from '../payment-store.ts'

/** What payments are told to do. */
export type PaymentCommand =
  | { step: 'authorise' | 'void'; paymentId: string }
  | { step: 'capture'; paymentId: string; amount: Money }
  | { step: 'refund'; paymentId: string; refundId: string; amount: Money }

export type StepName = PaymentCommand['step']

export interface StepContext {
  provider: PaymentProvider
  lease: PaymentLease
  /** Whether the step's patience is over, by the database's clock. */
  late: boolean
  /** Whether somebody asked just now: only then is begun what has failed for good. */
  commanded: boolean
  /** ms after which a refund that failed is begun anew when it is commanded. */
  renewFailedAfterMs: number
  /** When the payment is to be looked at in case that this worker dies. */
  followUpAt: Date
}

/** What every attempt writes before it calls the provider; `first` when the step begins with it. */
export const beginning = (
  { lease, followUpAt }: Pick<StepContext, 'lease' | 'followUpAt'>,
  { state, first }: { state: PaymentRecord['state']; first: boolean },
): PaymentChange => ({
  state,
  followUpAt,
  ...(first && { stepSince: lease.now(), givenUp: false, followUps: 0 }),
})

const states = { AUTHORISED: 'AUTHORISED', CAPTURED: 'CAPTURED', CANCELLED: 'VOIDED' } as const

/** The payment as it stands at the provider, as a change of ours. */
export const standing = ({ providerId, state, captured }: ProviderPayment): PaymentChange => ({
  state: states[state],
  providerId,
  givenUp: false,
  ...(state === 'CAPTURED' && { captured }),
})

export const authorised = (authorisation: Authorisation): PaymentChange =>
  authorisation.outcome === 'FOUND'
    ? standing(authorisation.payment)
    : {
        state: 'DECLINED',
        declined: authorisation.declined,
        providerId: authorisation.providerId,
        givenUp: false,
      }

/** When the last attempt to authorise ended; a worker that died in it may have been at it for the longest time. */
export const attemptEnd = (
  { attemptStartedAt, attemptEndedAt }: PaymentRecord,
  { attemptMs }: PaymentProvider,
): Date => attemptEndedAt ?? new Date((attemptStartedAt?.getTime() ?? 0) + attemptMs)

/** What an attempt to authorise left behind at the provider; undefined for nothing so far. */
export const findAttempt = (provider: PaymentProvider, { record, signal }: PaymentLease) => {
  const until = new Date(attemptEnd(record, provider).getTime() + provider.settleMs)
  return provider.find(requestOf(record), { from: record.createdAt, until }, signal)
}

export const requestOf = ({ paymentId, terms }: PaymentRecord): AuthorisationRequest => {
  if (!terms) throw new DomainError('INTERNAL', `payment ${paymentId} was never asked for`)
  const { amount, bookingReference, paymentMethod } = terms
  return { paymentId, amount, bookingReference, paymentMethod }
}

export const handleOf = ({ paymentId, providerId, terms }: PaymentRecord): ProviderHandle => {
  if (!providerId || !terms) throw new DomainError('INTERNAL', `payment ${paymentId} is not at the provider`)
  return { paymentId, providerId, currency: terms.amount.currency }
}
