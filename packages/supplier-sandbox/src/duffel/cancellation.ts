import { decimal } from '../world/fares.ts'
import type { World } from '../world/world.ts'
import type { Order } from './order.ts'

export const cancellationKind = 'duffel.order_cancellation'

/** A quote until it is confirmed. */
export interface Cancellation {
  readonly id: string
  readonly orderId: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly confirmedAt: string | null
  /** Cents that come back to the balance; 0 for what was never paid or is not refundable. */
  readonly refund: number
  readonly refundTo: 'balance' | 'awaiting_payment'
}

const lifetimeMs = 30 * 60_000

/** What cancelling now gives back: all within the void window, after it what the fare allows. */
export const quoteCancellation = (world: World, order: Order, now: Date): Cancellation => {
  const inVoidWindow = order.voidUntil !== null && order.voidUntil > now.toISOString()
  const paid = order.paidAt !== null
  return {
    id: `ore_0000${world.newToken('cancellation', 18)}`,
    orderId: order.id,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
    confirmedAt: null,
    refund: paid ? (inVoidWindow ? order.total : (order.refundable ?? 0)) : 0,
    refundTo: paid ? 'balance' : 'awaiting_payment',
  }
}

export const wireCancellation = (cancellation: Cancellation) => ({
  id: cancellation.id,
  live_mode: false,
  created_at: cancellation.createdAt,
  order_id: cancellation.orderId,
  expires_at: cancellation.expiresAt,
  confirmed_at: cancellation.confirmedAt,
  refund_amount: decimal(cancellation.refund),
  refund_currency: 'EUR',
  refund_to: cancellation.refundTo,
  airline_credits: [],
})

/** The confirmed cancellation of an order, as the order shows it. */
export const orderCancellation = (world: World, orderId: string) => {
  const confirmed = world.store.get<Cancellation>('duffel.confirmed_cancellation', orderId)
  return confirmed && wireCancellation(confirmed)
}
