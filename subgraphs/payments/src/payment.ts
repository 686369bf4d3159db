import type { Money } from '@wayfare/domain'

/** What is asked of the provider. It is kept, so that a repeat asks the very same. */
export interface AuthorisationRequest {
  paymentId: string
  bookingReference: string
  amount: Money
  /** The provider's token, never a card number. */
  paymentMethod: string
  /** When it was first asked for: it cannot be at the provider earlier. */
  createdAt: Date
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
  at: Date
}

export interface RefundRequest {
  refundId: string
  /** Everything that is left when it is absent. */
  amount?: Money
}

/**
 * Who moves the money. Every write carries a key made of our ids: repeating it repeats the answer and not the effect.
 * A refusal is thrown as INVALID, an impossible state as CONFLICT; TIMED_OUT, UNAVAILABLE and BAD_ANSWER mean that
 * nobody knows, and that the same call may be made again.
 */
export interface PaymentProvider {
  /** How long after an attempt without an answer the payment may still appear there, in milliseconds. */
  readonly settleMs: number
  /** What an earlier attempt left behind; undefined for nothing. */
  find(request: AuthorisationRequest, signal: AbortSignal): Promise<Authorisation | undefined>
  /** Reserves the amount. A card that wants its holder to authenticate is declined, for nobody is there to do it. */
  authorise(request: AuthorisationRequest, signal: AbortSignal): Promise<Authorisation>
  /** Takes at most what is reserved; the rest is released. A payment captured or cancelled already is answered as it is. */
  capture(payment: ProviderHandle, amount: Money, signal: AbortSignal): Promise<ProviderPayment>
  /** Releases what is reserved. A payment captured or cancelled already is answered as it is. */
  cancel(payment: ProviderHandle, signal: AbortSignal): Promise<ProviderPayment>
  /** Gives captured money back, once for each refund id. */
  refund(payment: ProviderHandle, refund: RefundRequest, signal: AbortSignal): Promise<ProviderRefund>
  /** The refund under our id; undefined for none. */
  findRefund(
    payment: ProviderHandle,
    refundId: string,
    signal: AbortSignal,
  ): Promise<ProviderRefund | undefined>
}
