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
  /** Cents that come back, 0 for what was never paid or is not refundable; null while nobody knows. */
  readonly refund: number | null
  readonly refundTo: 'balance' | 'awaiting_payment' | 'voucher' | 'airline_credits'
  /** Whose credits they are, where the refund is one. */
  readonly holders: Order['wire']['passengers']
  readonly carrierCode: string
}

const lifetimeMs = 60 * 60_000

/** What cancelling now gives back: all to the balance within the void window, after it what the fare allows. */
export const quoteCancellation = (world: World, order: Order, now: Date): Cancellation => ({
  id: `ore_0000${world.newToken('cancellation', 18)}`,
  orderId: order.id,
  createdAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
  confirmedAt: null,
  ...refundOf(order, now),
  holders: order.wire.passengers,
  carrierCode: (order.wire.owner as { iata_code: string }).iata_code,
})

const refundOf = (order: Order, now: Date): Pick<Cancellation, 'refund' | 'refundTo'> => {
  if (order.paidAt === null) return { refund: 0, refundTo: 'awaiting_payment' }
  if (order.voidUntil !== null && order.voidUntil > now.toISOString())
    return { refund: order.total, refundTo: 'balance' }
  const { refundShare, refundTo, quotesRefunds } = order
  if (refundShare === null) return { refund: 0, refundTo: 'balance' }
  return { refund: quotesRefunds ? Math.round(order.total * refundShare) : null, refundTo }
}

export const wireCancellation = (cancellation: Cancellation) => ({
  id: cancellation.id,
  live_mode: false,
  created_at: cancellation.createdAt,
  order_id: cancellation.orderId,
  expires_at: cancellation.expiresAt,
  confirmed_at: cancellation.confirmedAt,
  refund_amount: cancellation.refund === null ? null : decimal(cancellation.refund),
  refund_currency: cancellation.refund === null ? null : 'EUR',
  refund_to: cancellation.refundTo,
  airline_credits: cancellation.refundTo === 'airline_credits' ? wireCredits(cancellation) : [],
})

/** One credit for each passenger; the first has the cents that do not divide. Its code is known once it is confirmed. */
const wireCredits = ({ id, refund, confirmedAt, holders, carrierCode }: Cancellation) => {
  const share = Math.floor((refund ?? 0) / holders.length)
  return holders.map((holder, index) => ({
    id: `acd_0000${id.slice(8)}${index}`,
    credit_name: `${carrierCode} travel credit`,
    credit_code: confirmedAt === null ? null : `${carrierCode}${id.slice(-8).toUpperCase()}${index}`,
    credit_amount:
      refund === null ? null : decimal(index === 0 ? refund - share * (holders.length - 1) : share),
    credit_currency: refund === null ? null : 'EUR',
    issued_on: confirmedAt?.slice(0, 10) ?? null,
    passenger_id: holder.id,
  }))
}

/** The confirmed cancellation of an order, as the order shows it. */
export const orderCancellation = (world: World, orderId: string) => {
  const confirmed = world.store.get<Cancellation>('duffel.confirmed_cancellation', orderId)
  return confirmed && wireCancellation(confirmed)
}
