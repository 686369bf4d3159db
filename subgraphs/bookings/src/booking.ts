import type { Contact, Service, Traveller } from '@wayfare/booking-events'
import type { Money } from '@wayfare/domain'
import type { ExchangeRate, OrderOwner } from '@wayfare/subgraph-kit'
import type { BookingStatus, ItemState, SagaItem, SagaPayment } from './saga/saga-state.ts'

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

export interface BookingItem extends TripItem {
  /** Ours at the supplier. */
  clientReference: string
  saga: SagaItem
  /** Global id of the vertical's order. */
  orderId?: string
  supplierReference?: string
  failure?: ItemFailure
  /** What the supplier gave back, in its own currency. */
  refund?: Money
}

export interface Booking {
  id: string
  /** What people call it. */
  reference: string
  owner: OrderOwner
  quoteId: string
  status: BookingStatus
  version: number
  total: Money
  items: readonly BookingItem[]
  paymentId: string
  payment: SagaPayment
  /** Who travels and how it is paid: what the commands carry. */
  party: { travellers: readonly Traveller[]; contact: Contact; paymentMethod: string; clientIp: string }
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

/** What the schema's `BookingItemStatus` shows. */
export type ItemStatus = 'PENDING' | 'HELD' | 'CONFIRMED' | 'FAILED' | 'CANCELLED' | 'NEEDS_ATTENTION'

const shown: Record<ItemState, ItemStatus> = {
  PENDING: 'PENDING',
  HELD: 'HELD',
  CONFIRMED: 'CONFIRMED',
  REFUSED: 'FAILED',
  CANCELLED: 'CANCELLED',
  STUCK: 'NEEDS_ATTENTION',
}

/** An item that failed stays FAILED when what was begun of it has been given back. */
export const itemStatus = ({ saga, failure }: BookingItem): ItemStatus =>
  failure && saga.state === 'CANCELLED' ? 'FAILED' : shown[saga.state]
