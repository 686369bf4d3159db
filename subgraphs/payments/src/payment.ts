import type { Money } from '@wayfare/domain'

/** What is asked of the provider. It is kept, so that a repeat asks the very same. */
export interface AuthorisationRequest {
  paymentId: string
  bookingReference: string
  amount: Money
  /** The provider's token, never a card number. */
  paymentMethod: string
}

/** Between when a payment of ours can have been made at the provider, by our database's clock. */
export interface SearchPeriod {
  from: Date
  until: Date
}

/** A payment as it stands at the provider. */
export interface ProviderPayment {
  /** The provider's id of it. */
  providerId: string
  state: 'AUTHORISED' | 'CAPTURED' | 'CANCELLED'
  /** What was taken, refunds not counted. */
  captured: Money
}

export interface Declined {
  /** For programs: `insufficient_funds`, `payment_method_invalid`. */
  code: string
  /** For the traveller. */
  message: string
}

export type Authorisation =
  | { outcome: 'FOUND'; payment: ProviderPayment }
  | { outcome: 'DECLINED'; declined: Declined; providerId?: string }

/** A payment of ours that the provider knows. */
export interface ProviderHandle {
  paymentId: string
  providerId: string
  currency: string
}

export interface ProviderRefund {
  providerId: string
  amount: Money
  /** PENDING: the provider has taken it on, and it may still fail. A refund that is REFUNDED may fail later, too. */
  state: 'PENDING' | 'REFUNDED' | 'FAILED'
  /** Why it failed, for support. */
  failure?: string
}

export interface RefundRequest {
  refundId: string
  /** Everything that is left when it is absent. */
  amount?: Money
  /** 1 for the first; the next one is for a provider that repeats a failure of its own under the key of the last. */
  attempt: number
}

/** The provider failed and repeats its failure under the attempt's key: nobody knows whether the work was done. */
export interface RepeatsFailure {
  outcome: 'REPEATS_FAILURE'
}

export type RefundAnswer =
  | { outcome: 'MADE'; refund: ProviderRefund }
  /** The provider does not allow it. Nothing was given back. */
  | { outcome: 'REFUSED'; reason: string }
  /** Everything that was captured was given back before. */
  | { outcome: 'NOTHING_LEFT' }
  | RepeatsFailure

/**
 * Who moves the money. Every write carries a key made of our ids: repeating it repeats the answer and not the effect.
 * A denial is thrown as REFUSED, a request that is our own fault as INTERNAL, an impossible state as CONFLICT; TIMED_OUT,
 * UNAVAILABLE and BAD_ANSWER mean that nobody knows, and that the same call may be made again.
 */
export interface PaymentProvider {
  /** ms after the END of an attempt without an answer within which the payment may still appear there. */
  readonly settleMs: number
  /** ms that one call may last at most: when a worker died in it, its end counts from here. */
  readonly attemptMs: number
  /** ms for which the provider remembers a key: repeating a call later may repeat its effect. */
  readonly keyLifeMs: number
  /** What an earlier attempt left behind; undefined for nothing. */
  find(
    request: AuthorisationRequest,
    period: SearchPeriod,
    signal: AbortSignal,
  ): Promise<Authorisation | undefined>
  /** Reserves the amount. A card that wants its holder to authenticate is released and declined: nobody is there to do it. */
  authorise(request: AuthorisationRequest, signal: AbortSignal): Promise<Authorisation | RepeatsFailure>
  /** Takes at most what is reserved; the rest is released. A payment captured or cancelled already is answered as it is. */
  capture(payment: ProviderHandle, amount: Money, signal: AbortSignal): Promise<ProviderPayment>
  /** The payment as it stands. */
  read(payment: ProviderHandle, signal: AbortSignal): Promise<ProviderPayment>
  /** Releases what is reserved. A payment captured or cancelled already is answered as it is. */
  cancel(payment: ProviderHandle, signal: AbortSignal): Promise<ProviderPayment>
  /** Gives captured money back, once for each refund id. */
  refund(payment: ProviderHandle, refund: RefundRequest, signal: AbortSignal): Promise<RefundAnswer>
  /** The refund under our id; undefined for none. */
  findRefund(
    payment: ProviderHandle,
    refundId: string,
    signal: AbortSignal,
  ): Promise<ProviderRefund | undefined>
}
