import { events } from '@wayfare/booking-events'
import type { Draft } from '@wayfare/booking-events'
import { globalId, zero } from '@wayfare/domain'
import type { OrderRecord, OrderStep } from './order-row.ts'

/** What the vertical's orders are called in the schema: `FlightOrder`. */
export interface OrderNames {
  orderType: string
}

/** A step that was given up; a person has to look. */
export const failedEvent = (
  order: Pick<OrderRecord<never>, 'itemId' | 'bookingId'>,
  step: OrderStep,
  message: string,
): Draft => events.orderFailed(order, { itemId: order.itemId, step, message })

/** What an order's state says to the booking, whichever command it answers. */
export const orderEvent = <D>(order: OrderRecord<D>, step: OrderStep, { orderType }: OrderNames): Draft => {
  const { itemId, state, placed } = order
  switch (state) {
    case 'CONFIRMED':
      return events.orderConfirmed(order, {
        itemId,
        orderId: globalId(orderType, order.orderId),
        supplierReference: placed!.reference,
        price: placed!.price,
      })
    case 'HELD':
    case 'DEFERRED':
      return heldEvent(order, orderType)
    case 'CANCELLED':
      return cancelledEvent(order)
    case 'REFUSED':
      return refusedEvent(order)
    default:
      return failedEvent(order, step, `the order is in the state ${state}`)
  }
}

const heldEvent = <D>(order: OrderRecord<D>, orderType: string) => {
  const { itemId, placed, request } = order
  return events.orderHeld(order, {
    itemId,
    orderId: globalId(orderType, order.orderId),
    price: placed?.price ?? request.expected,
    supplierReference: placed?.reference ?? null,
    confirmBy: placed?.confirmBy ?? null,
    reversible: placed?.reversible ?? false,
  })
}

const cancelledEvent = <D>(order: OrderRecord<D>) => {
  const { itemId, placed, refund } = order
  const nothing = placed && refund ? {} : { refund: zero(order.request?.expected.currency ?? 'EUR') }
  return events.orderCancelled(order, { itemId, refundTo: 'PAYMENT', ...nothing, ...refund })
}

const refusedEvent = <D>(order: OrderRecord<D>) => {
  const { reason, message, price } = order.refusal!
  return events.orderRefused(order, { itemId: order.itemId, reason, message, price })
}
