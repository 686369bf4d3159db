import type { EventName, Payload } from '@wayfare/booking-events'
import type { BookingItem, ItemFailure, ItemRefund } from './booking.ts'
import type { RefundAmounts } from './refund-amounts.ts'
import type { SagaEvent } from './saga/saga-state.ts'

/** What changes about an item besides its place in the saga. */
type ItemChange = Partial<Pick<BookingItem, 'orderId' | 'supplierReference' | 'failure' | 'refund'>>

/** What an event means to a booking. */
export interface BookingChange {
  event: SagaEvent
  item?: ItemChange
  /** For the booking's history, in words. */
  message?: string
}

/** What is read before the transaction that writes the change. */
export interface EventContext {
  /** The item that an event names; undefined when the booking has none of that id. */
  item(id: string): Promise<BookingItem | undefined>
  refundAmounts: RefundAmounts
}

export type EventHandlers = {
  readonly [Name in Exclude<EventName, `booking.${string}`>]: (
    payload: Payload<Name>,
    context: EventContext,
  ) => BookingChange | Promise<BookingChange>
}

/** What each event of the verticals and of payments means to a booking. */
export const eventHandlers: EventHandlers = {
  'order.held': (order) => ({
    event: { type: 'order.held', itemId: order.itemId, reversible: order.reversible },
    item: { orderId: order.orderId, supplierReference: order.supplierReference ?? undefined },
  }),
  'order.refused': ({ itemId, reason, message }) => ({
    event: { type: 'order.refused', itemId },
    item: { failure: { reason, message } },
    message,
  }),
  'order.confirmed': ({ itemId, orderId, supplierReference }) => ({
    event: { type: 'order.confirmed', itemId },
    item: { orderId, supplierReference },
  }),
  'order.cancelled': async (payload, context) => {
    const refund = await itemRefund(payload, context)
    return {
      event: { type: 'order.cancelled', itemId: payload.itemId, refund: refundState(refund) },
      item: { refund },
      message: refund.to === 'UNKNOWN' ? 'The supplier has not said yet what it gives back.' : undefined,
    }
  },
  'order.failed': ({ itemId, step }) => ({
    event: { type: 'order.failed', itemId, step },
    item: step === 'cancel' ? undefined : { failure: notInTime },
    message: givenUp[step],
  }),
  'payment.authorised': () => ({ event: { type: 'payment.authorised' } }),
  'payment.declined': ({ message }) => ({ event: { type: 'payment.declined' }, message }),
  'payment.captured': () => ({ event: { type: 'payment.captured' } }),
  'payment.voided': () => ({ event: { type: 'payment.voided' } }),
  'payment.refunded': ({ refundId }) => ({ event: { type: 'payment.refunded', itemId: refundId } }),
  'payment.failed': ({ step, refundId, message }) => ({
    event: { type: 'payment.failed', step, itemId: refundId },
    message,
  }),
}

/** Why an item failed whose supplier gave no answer that counts. */
export const notInTime: ItemFailure = {
  reason: 'UNAVAILABLE',
  message: 'The supplier did not answer in time. Nothing stays booked; search again.',
}

/** What a step that was given up means to the traveller. What exactly went wrong is in the logs. */
export const givenUp: Readonly<Record<string, string>> = {
  authorise: 'The payment provider did not answer in time, so nothing is booked and nothing is charged.',
  hold: 'The supplier did not answer in time, so this could not be held.',
  confirm: 'The supplier did not answer in time, so this could not be confirmed.',
  capture: 'The payment could not be taken, so everything that was booked is cancelled.',
  cancel: 'The supplier has not cancelled this yet. We keep trying, and our support is working on it.',
  void: 'The payment is not released yet. We keep trying, and our support is working on it.',
  refund: 'The refund is not made yet. We keep trying, and our support is working on it.',
}

const itemRefund = async (
  { itemId, refund: given, refundTo: to = 'PAYMENT' }: Payload<'order.cancelled'>,
  { item: find, refundAmounts }: EventContext,
): Promise<ItemRefund> => {
  if (to !== 'PAYMENT') return { to, given }
  if (!given) return { to: 'UNKNOWN' }
  const item = await find(itemId)
  const due = item && (await refundAmounts.due(item, given))
  return due ? { to, given, due } : { to: 'UNKNOWN', given }
}

const refundState = (refund: ItemRefund) => {
  if (refund.to === 'UNKNOWN') return 'UNKNOWN'
  return refund.due && Number(refund.due.amount) > 0 ? 'DUE' : 'NONE'
}
