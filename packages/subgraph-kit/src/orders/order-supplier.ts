import type { Contact, Traveller } from '@wayfare/booking-events'
import type { Money } from '@wayfare/domain'

/** What is to be ordered, as the booking gave it. */
export interface OrderRequest {
  /** The supplier's own reference of the offer. */
  offer: string
  /** The supplier's price that the quote showed. Anything else is a price change. */
  expected: Money
  /** Ours, at the supplier: how an order is found again when its answer was lost. Unique, 3 to 28 characters. */
  clientReference: string
  travellers: readonly Traveller[]
  contact: Contact
  /** The traveller's address, where the supplier demands it. */
  clientIp: string
}

/** An order as it stands at the supplier. */
export interface SupplierOrder<D> {
  /** The supplier's name of it, shown to travellers and support: a record locator, an itinerary number. */
  reference: string
  /** PENDING: the supplier has taken the order and not yet decided; only a later look tells what it became. */
  state: 'HELD' | 'PENDING' | 'CONFIRMED' | 'CANCELLED'
  price: Money
  /** Until when a hold is kept, an ISO 8601 instant. */
  confirmBy?: string
  /** Until when the price of a hold is guaranteed, an ISO 8601 instant; absent: the supplier does not guarantee it. */
  priceUntil?: string
  /** Whether it can be cancelled free of charge once it is confirmed: such items are confirmed first. */
  reversible: boolean
  /** What the vertical's order type shows, and the handles for the next step. JSON; kept in the vertical's own table. */
  details: D
}

/** The supplier surely did nothing. */
export interface Refusal {
  outcome: 'REFUSED'
  reason: 'SOLD_OUT' | 'PRICE_CHANGED' | 'EXPIRED' | 'INVALID' | 'UNAVAILABLE'
  /** For the traveller: what is wrong, in one sentence. */
  message: string
  /** The price it would have now. */
  price?: Money
}

export type Placed<D> = { outcome: 'PLACED'; order: SupplierOrder<D> }

/** An offer as it is now. Its methods order it; nothing can be ordered without it. */
export interface CheckedOffer<D> {
  outcome: 'CHECKED'
  /** What it costs now. */
  price: Money
  /** Holds without paying. Absent where this offer cannot be held: it is ordered and paid when the trip is confirmed. */
  hold?(signal: AbortSignal, isRepeat?: boolean): Promise<Placed<D> | Refusal>
  /**
   * Orders and pays at once, `price` and nothing else. A repeat follows an attempt whose order was not found: should the
   * supplier be slower than it says, it may still make that one. Then only what it surely takes for the same order is sent.
   */
  order(signal: AbortSignal, isRepeat?: boolean): Promise<Placed<D> | Refusal>
}

/** Where a supplier gives money back to: UNKNOWN until it says. */
export type RefundDestination = 'PAYMENT' | 'CREDIT' | 'VOUCHER' | 'UNKNOWN'

/** What cancelling gives back; no `refund` while the supplier does not say how much. */
export interface Refund {
  refund?: Money
  refundTo: RefundDestination
}

export interface CancellationTerms extends Refund {
  /** Until when the terms hold, an ISO 8601 instant. */
  validUntil?: string
}

/**
 * How a vertical orders at its supplier. Expected refusals are data: a `Refusal` says that the supplier surely did
 * nothing. Whatever a method throws means that nobody knows: the worker looks the order up before it tries again.
 * The worker compares prices, decides about repetition and checks what is returned: an adapter does none of it.
 */
export interface OrderSupplier<D> {
  /** `duffel`, `rapid`. */
  readonly supplier: string
  /** How long after the end of an attempt its order may still appear at the supplier, in ms. Placing it again waits so long. */
  readonly settleMs: number
  /**
   * How long after the end of an attempt its order may appear at the worst, in ms; absent: not later than `settleMs`.
   * Nobody waits so long: what was undone meanwhile is looked for until then, and given back should it appear.
   */
  readonly appearsForMs?: number
  /** The longest that one attempt to hold, order or pay lasts, in ms: when a worker died in it, its end is counted from here. */
  readonly attemptMs: number
  /** The offer as it is now. Orders nothing. */
  check(request: OrderRequest, signal: AbortSignal): Promise<CheckedOffer<D> | Refusal>
  /** The order under our reference, made after `since`; undefined when the supplier has none. */
  find(request: OrderRequest, signal: AbortSignal, since?: Date): Promise<SupplierOrder<D> | undefined>
  /** The order as it stands. */
  refresh(order: SupplierOrder<D>, signal: AbortSignal): Promise<SupplierOrder<D>>
  /** Pays a held order: exactly `amount`, whatever the order costs by now. */
  pay(held: SupplierOrder<D>, amount: Money, signal: AbortSignal): Promise<Placed<D> | Refusal>
  /** What cancelling gives back now. */
  quoteCancellation(order: SupplierOrder<D>, signal: AbortSignal): Promise<CancellationTerms>
  /** Gives it back, held or confirmed. Repeating it is harmless: an order that is cancelled already is CANCELLED. */
  cancel(order: SupplierOrder<D>, signal: AbortSignal): Promise<Refund>
}
