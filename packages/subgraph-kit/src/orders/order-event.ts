import { events } from '@wayfare/booking-events'
import type { Draft } from '@wayfare/booking-events'
import { globalId, zero } from '@wayfare/domain'
import type { OrderRecord } from './order-row.ts'

/** What the vertical's orders are called in the schema: `FlightOrder`. */
export interface OrderNames {
  orderType: string
}

export interface StepEnd<D> {
  step: 'hold' | 'confirm' | 'cancel'
  order: OrderRecord<D>
  /** The step was given up; a person has to look. */
  failure?: { error: unknown }
}

/** What an order's state says to the booking, whichever command asked. */
export const orderEvent = <D>({ step, order, failure }: StepEnd<D>, { orderType }: OrderNames): Draft => {
  const { itemId, state, placed, request } = order
  const orderId = globalId(orderType, order.orderId)
  const price = placed?.price ?? request.expected
  if (failure) {
    const message = failure.error instanceof Error ? failure.error.message : String(failure.error)
    return events.orderFailed(order, { itemId, step, message })
  }
  switch (state) {
    case 'CONFIRMED':
      return events.orderConfirmed(order, { itemId, orderId, supplierReference: placed!.reference, price })
    case 'HELD':
    case 'DEFERRED': {
      const held = {
        itemId,
        orderId,
        price,
        supplierReference: placed?.reference ?? null,
        confirmBy: placed?.confirmBy ?? null,
      }
      return events.orderHeld(order, { ...held, reversible: placed?.reversible ?? false })
    }
    case 'CANCELLED':
      return events.orderCancelled(order, { itemId, refund: order.refund ?? zero(price.currency) })
    case 'REFUSED': {
      const { reason, message, price: now } = order.refusal!
      return events.orderRefused(order, { itemId, reason, message, price: now })
    }
    default:
      return events.orderFailed(order, { itemId, step, message: `the order stands at ${state}` })
  }
}
