import type { Money } from '@wayfare/domain'
import type { Contact, Traveller } from '@wayfare/booking-events'

/** What is to be ordered, as the booking gave it. */
export interface OrderRequest {
  /** The vertical's own reference of the offer: what its global id wraps. */
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
  /** The supplier's name of it, told to travellers and support: a record locator, an itinerary number. */
  reference: string
  state: 'HELD' | 'CONFIRMED' | 'CANCELLED'
  price: Money
  /** Until when a hold is kept. */
  confirmBy?: string
  /** Whether it can be cancelled free of charge once it is confirmed: such items are confirmed first. */
  reversible: boolean
  /** What the vertical's order type shows, and the handles for the next step. JSON; kept in the vertical's own table. */
  details: D
}

export interface Refusal {
  outcome: 'REFUSED'
  reason: 'SOLD_OUT' | 'PRICE_CHANGED' | 'EXPIRED' | 'INVALID' | 'UNAVAILABLE'
  message: string
  /** The price it would have now. */
  price?: Money
}

export type Placed<D> = { outcome: 'PLACED'; order: SupplierOrder<D> }

/**
 * How a vertical orders at its supplier. Expected refusals are data. A method throws DomainError when it does not know
 * (TIMED_OUT, UNAVAILABLE, BAD_ANSWER): the worker then looks the order up with `find` before anything is tried again.
 */
export interface OrderSupplier<D> {
  /** `duffel`, `rapid`. */
  readonly supplier: string
  /**
   * How long after an ambiguous answer the order may still appear at the supplier. Placing it again waits so long;
   * 0 where the supplier itself refuses a second order under the same reference.
   */
  readonly settleMs: number
  /** The order under our reference, or undefined when the supplier has none. */
  find(request: OrderRequest, signal: AbortSignal): Promise<SupplierOrder<D> | undefined>
  /** Holds without paying. DEFERRED: this offer cannot be held; `confirm` will order it outright. */
  hold(request: OrderRequest, signal: AbortSignal): Promise<Placed<D> | Refusal | { outcome: 'DEFERRED' }>
  /** Pays and confirms: the held order, or a new one when the hold was deferred. */
  confirm(
    request: OrderRequest,
    held: SupplierOrder<D> | undefined,
    signal: AbortSignal,
  ): Promise<Placed<D> | Refusal>
  /** What cancelling gives back now. */
  quoteCancellation(order: SupplierOrder<D>, signal: AbortSignal): Promise<CancellationTerms>
  /** Gives it back, held or confirmed. Repeating it is harmless: an order that is cancelled already is CANCELLED. */
  cancel(order: SupplierOrder<D>, signal: AbortSignal): Promise<{ refund: Money }>
}

export interface CancellationTerms {
  refund: Money
  /** Until when the terms hold. */
  validUntil?: string
}
