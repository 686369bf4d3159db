import type { EventName, Payload } from '@wayfare/booking-events'
import type { BookingItem } from './booking.ts'
import type { SagaEvent } from './saga/saga-state.ts'

/** What an event tells about an item, besides moving the saga. */
type ItemFacts = Partial<Pick<BookingItem, 'orderId' | 'supplierReference' | 'failure' | 'refund'>>

export interface Happening {
  event: SagaEvent
  facts?: ItemFacts
  message?: string
}

type Tellings = {
  readonly [Name in Exclude<EventName, `booking.${string}`>]: (payload: Payload<Name>) => Happening
}

/** What each event of the verticals and of payments means to a booking. */
export const tellings: Tellings = {
  'order.held': (order) => ({
    event: { type: 'order.held', itemId: order.itemId, reversible: order.reversible },
    facts: { orderId: order.orderId, supplierReference: order.supplierReference ?? undefined },
  }),
  'order.refused': ({ itemId, reason, message }) => ({
    event: { type: 'order.refused', itemId },
    facts: { failure: { reason, message } },
    message,
  }),
  'order.confirmed': ({ itemId, orderId, supplierReference }) => ({
    event: { type: 'order.confirmed', itemId },
    facts: { orderId, supplierReference },
  }),
  'order.cancelled': ({ itemId, refund }) => ({
    event: { type: 'order.cancelled', itemId, refunds: Number(refund.amount) > 0 },
    facts: { refund },
  }),
  'order.failed': ({ itemId, step, message }) => ({
    event: { type: 'order.failed', itemId, step },
    facts: { failure: { reason: 'UNAVAILABLE', message } },
    message: `${step}: ${message}`,
  }),
  'payment.authorised': () => ({ event: { type: 'payment.authorised' } }),
  'payment.declined': ({ message }) => ({
    event: { type: 'payment.declined' },
    message,
  }),
  'payment.captured': () => ({ event: { type: 'payment.captured' } }),
  'payment.voided': () => ({ event: { type: 'payment.voided' } }),
  'payment.refunded': () => ({ event: { type: 'payment.refunded' } }),
  'payment.failed': ({ step, message }) => ({
    event: { type: 'payment.failed', step },
    message: `${step}: ${message}`,
  }),
}
