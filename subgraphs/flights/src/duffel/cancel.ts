import { DomainError, zero } from '@wayfare/domain'
import type { CancellationTerms, Refund, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { FlightOrderDetails } from '../flight.ts'
import { errorOf } from './errors.ts'
import { toOrder, toRefund } from './translate.ts'
import { cancellationAnswer } from './wire.ts'
import type { WireCancellation, WireOrder } from './wire.ts'

type Order = SupplierOrder<FlightOrderDetails>
type ReadOrder = (order: Order, signal: AbortSignal) => Promise<WireOrder | undefined>

const timeoutMs = 30_000
/** A quote is stale as soon as somebody asks for another one. */
const mostQuotes = 3

export const createCancellations = (client: SupplierClient, read: ReadOrder) => ({
  /** What cancelling gives back now. Duffel keeps a record of every question. */
  quote: async (order: Order, signal: AbortSignal): Promise<CancellationTerms> => {
    const quoted = await quote(client.lane('quote'), order, signal)
    if (quoted === 'OVER') return terms(order, await read(order, signal))
    return { ...toRefund(quoted), ...(quoted.expires_at && { validUntil: quoted.expires_at }) }
  },

  /** Cancels for what is given back at this moment. An order that is cancelled already tells what was given back. */
  cancel: async (order: Order, signal: AbortSignal): Promise<Refund> => {
    for (let attempt = 0; attempt < mostQuotes; attempt += 1) {
      const quoted = await quote(client, order, signal)
      if (quoted === 'OVER') return terms(order, await read(order, signal))
      const confirmed = await confirm(client, quoted.id, signal)
      if (confirmed !== 'STALE') return toRefund(confirmed)
    }
    throw new DomainError('UNAVAILABLE', 'duffel finds every quote of a cancellation stale', {
      supplier: 'duffel',
    })
  },
})

/** What came back of an order that is over: nothing of one that was never paid. */
const terms = (order: Order, now: WireOrder | undefined): Refund => {
  const nothing = { refund: zero(order.price.currency), refundTo: 'PAYMENT' } as const
  if (!now) return nothing
  if (toOrder(now).state !== 'CANCELLED')
    throw new DomainError('REFUSED', 'The airline does not cancel this order online.', { supplier: 'duffel' })
  if (now.cancellation) return toRefund(now.cancellation)
  return now.payment_status.paid_at ? { refundTo: 'UNKNOWN' } : nothing
}

/** OVER: the order cannot be cancelled, because it is or because it has ended in another way. */
const quote = async (
  client: SupplierClient,
  order: Order,
  signal: AbortSignal,
): Promise<WireCancellation | 'OVER'> => {
  const answer = await client.call<{ data: WireCancellation } | 'OVER'>({
    operation: 'createOrderCancellation',
    method: 'POST',
    path: 'air/order_cancellations',
    json: { data: { order_id: order.details.orderId } },
    schema: cancellationAnswer,
    refusal: (answered) => {
      const code = errorOf(answered)?.code
      return code === 'already_cancelled' || code === 'order_not_cancellable' ? 'OVER' : undefined
    },
    timeoutMs,
    signal,
  })
  return answer === 'OVER' ? answer : answer.data
}

const confirm = async (
  client: SupplierClient,
  id: string,
  signal: AbortSignal,
): Promise<WireCancellation | 'STALE'> => {
  const answer = await client.call<{ data: WireCancellation } | 'STALE'>({
    operation: 'confirmOrderCancellation',
    method: 'POST',
    path: `air/order_cancellations/${encodeURIComponent(id)}/actions/confirm`,
    schema: cancellationAnswer,
    refusal: (answered) => {
      const code = errorOf(answered)?.code
      // Cancelled by another hand meanwhile: the next quote tells.
      return code === 'order_cancellation_stale' || code === 'already_cancelled' ? 'STALE' : undefined
    },
    timeoutMs,
    signal,
  })
  return answer === 'STALE' ? answer : answer.data
}
