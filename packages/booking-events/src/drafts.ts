import type { CommandName, EventName, Payload } from './catalogue/catalogue.ts'
import type { Vertical } from './catalogue/values.ts'
import type { Draft } from './message.ts'

/** What a message is about: a booking's id, or a message of that booking to answer to. */
export interface About {
  readonly bookingId: string
}

export interface AboutOrder extends About {
  readonly to: Vertical
}

const toVertical =
  <Name extends Extract<CommandName, `order.${string}`>>(name: Name) =>
  ({ bookingId, to }: AboutOrder, payload: Payload<Name>) =>
    ({ name, to, bookingId, payload }) as Draft<Name>

const toPayments =
  <Name extends Extract<CommandName, `payment.${string}`>>(name: Name) =>
  ({ bookingId }: About, payload: Payload<Name>) =>
    ({ name, to: 'payments', bookingId, payload }) as Draft<Name>

const event =
  <Name extends EventName>(name: Name) =>
  ({ bookingId }: About, payload: Payload<Name>) =>
    ({ name, bookingId, payload }) as Draft<Name>

const bookingEvent =
  <Name extends Extract<EventName, `booking.${string}`>>(name: Name) =>
  ({ bookingId }: About, status: string) =>
    ({ name, bookingId, payload: { bookingId, status } }) as Draft<Name>

/** One helper per thing that can be asked for. */
export const commands = {
  holdOrder: toVertical('order.hold'),
  confirmOrder: toVertical('order.confirm'),
  cancelOrder: toVertical('order.cancel'),
  authorisePayment: toPayments('payment.authorise'),
  capturePayment: toPayments('payment.capture'),
  voidPayment: toPayments('payment.void'),
  refundPayment: toPayments('payment.refund'),
}

/** One helper per thing that can have happened. */
export const events = {
  orderHeld: event('order.held'),
  orderRefused: event('order.refused'),
  orderConfirmed: event('order.confirmed'),
  orderCancelled: event('order.cancelled'),
  orderFailed: event('order.failed'),
  paymentAuthorised: event('payment.authorised'),
  paymentDeclined: event('payment.declined'),
  paymentCaptured: event('payment.captured'),
  paymentVoided: event('payment.voided'),
  paymentRefunded: event('payment.refunded'),
  paymentFailed: event('payment.failed'),
  bookingRequested: bookingEvent('booking.requested'),
  bookingConfirmed: bookingEvent('booking.confirmed'),
  bookingFailed: bookingEvent('booking.failed'),
  bookingCancelled: bookingEvent('booking.cancelled'),
}
