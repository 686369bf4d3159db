import type { Contact, SealedTraveller, Service } from '@wayfare/booking-events'
import type { Money, OfferRequirements } from '@wayfare/domain'
import type { ExchangeRate, OrderOwner } from '@wayfare/subgraph-kit'
import type { BookingStatus, Goal, PendingCommand, SagaItem, SagaPayment } from './saga/saga-state.ts'

/** One offer of a trip at the price it was quoted. */
export interface TripItem {
  id: string
  /** The offer's global id, and its type in the schema. */
  offerId: string
  offerType: string
  /** The vertical that sells it. */
  service: Service
  /** What the supplier charges us. */
  supplierPrice: Money
  /** The same in the trip's currency: what the traveller is charged. */
  price: Money
  rate?: ExchangeRate
}

export interface QuotedItem extends TripItem {
  /** What the supplier must be told of the travellers; absent when it does not say. */
  requirements?: OfferRequirements
  previousPrice?: Money
}

export interface Quote {
  id: string
  owner: OrderOwner
  total: Money
  items: readonly QuotedItem[]
  expiresAt: Date
}

export interface ItemFailure {
  reason: 'SOLD_OUT' | 'PRICE_CHANGED' | 'EXPIRED' | 'INVALID' | 'UNAVAILABLE'
  message: string
}

/** What the supplier gives back for a cancelled item. */
export interface ItemRefund {
  to: 'PAYMENT' | 'CREDIT' | 'VOUCHER' | 'UNKNOWN'
  /** In the supplier's currency; absent while it is unknown. */
  given?: Money
  /** What the traveller gets back for it, in the trip's currency; absent unless it goes to the payment. */
  due?: Money
}

export interface BookingItem extends TripItem {
  /** Ours at the supplier. */
  clientReference: string
  saga: SagaItem
  /** Global id of the vertical's order. */
  orderId?: string
  supplierReference?: string
  failure?: ItemFailure
  /** Absent unless it was cancelled after it was paid. */
  refund?: ItemRefund
}

export interface Booking {
  id: string
  /** What people call it. */
  reference: string
  owner: OrderOwner
  /** Who booked it on the owner's behalf, such as support; absent when the owner did. */
  bookedBy?: string
  quoteId: string
  goal: Goal
  status: BookingStatus
  version: number
  total: Money
  items: readonly BookingItem[]
  paymentId: string
  payment: SagaPayment
  /** What was sent and is not answered. */
  pending: readonly PendingCommand[]
  /** Who travels and how it is paid: what the commands carry. */
  party: { travellers: readonly SealedTraveller[]; contact: Contact; paymentMethod: string; clientIp: string }
  createdAt: Date
  updatedAt: Date
}

export interface BookingEvent {
  version: number
  type: string
  status: BookingStatus
  itemId?: string
  message?: string
  at: Date
}
