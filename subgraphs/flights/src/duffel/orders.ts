import { money, sameMoney } from '@wayfare/domain'
import type { OrderRequest, Refusal, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { FlightOrderDetails, FlightOrderSupplier } from '../flight.ts'
import { findOrder } from './find-order.ts'
import { getOffer } from './offer.ts'
import { orderTimeoutMs, placeOrder } from './place-order.ts'
import { expired, gone, priceMoved, toRefusal } from './refusals.ts'
import { toOrder } from './translate.ts'
import { cancellationAnswer, orderAnswer, paymentAnswer } from './wire.ts'
import type { WireOffer } from './wire.ts'

/** Duffel takes no idempotency key: our reference travels in `metadata` and an order is found again by listing. */
export const duffelOrders = (client: SupplierClient, settleMs: number): FlightOrderSupplier => ({
  supplier: 'duffel',
  settleMs,
  find: async (request, signal) => {
    const found = await findOrder(client, request, signal)
    return found && toOrder(found)
  },
  hold: async (request, signal) => {
    const offer = await payableOffer(client, request, signal)
    if ('outcome' in offer) return offer
    if (offer.payment_requirements.requires_instant_payment) return { outcome: 'DEFERRED' }
    return placeOrder(client, { request, offer, type: 'hold' }, signal)
  },
  confirm: async (request, held, signal) => {
    if (held) return pay(client, held, signal)
    const offer = await payableOffer(client, request, signal)
    return 'outcome' in offer ? offer : placeOrder(client, { request, offer, type: 'instant' }, signal)
  },
  quoteCancellation: async (order, signal) => {
    const { data } = await createCancellation(client.lane('quote'), order, signal)
    return { refund: refundOf(data, order), validUntil: data.expires_at ?? undefined }
  },
  cancel: async (order, signal) => {
    const now = await getOrder(client, order.details.orderId, signal)
    if (now.cancelled_at) return { refund: refundOf(now.cancellation ?? {}, order) }
    const { data } = await createCancellation(client, order, signal)
    const confirmed = await client.call({
      operation: 'confirmOrderCancellation',
      method: 'POST',
      path: `air/order_cancellations/${data.id}/actions/confirm`,
      schema: cancellationAnswer,
      timeoutMs: 30_000,
      signal,
    })
    return { refund: refundOf(confirmed.data, order) }
  },
})

type Order = SupplierOrder<FlightOrderDetails>

/** The offer, still there and still at the price that was quoted. */
const payableOffer = async (
  client: SupplierClient,
  request: OrderRequest,
  signal: AbortSignal,
): Promise<WireOffer | Refusal> => {
  const offer = await getOffer(client, request.offer, signal)
  if ('unavailable' in offer) return offer.unavailable === 'SOLD_OUT' ? gone : expired
  const price = money(offer.total_amount, offer.total_currency)
  if (sameMoney(price, request.expected)) return offer
  return { ...priceMoved, price }
}

const pay = async (client: SupplierClient, held: Order, signal: AbortSignal) => {
  const now = toOrder(await getOrder(client, held.details.orderId, signal))
  if (now.state === 'CONFIRMED') return { outcome: 'PLACED' as const, order: now }
  const payment = { type: 'balance', amount: now.price.amount, currency: now.price.currency }
  const answer = await client.call<{ data: { id: string } } | Refusal>({
    operation: 'createPayment',
    method: 'POST',
    path: 'air/payments',
    json: { data: { order_id: held.details.orderId, payment } },
    schema: paymentAnswer,
    refusal: toRefusal,
    timeoutMs: orderTimeoutMs,
    signal,
  })
  if ('outcome' in answer) return answer
  return { outcome: 'PLACED' as const, order: toOrder(await getOrder(client, held.details.orderId, signal)) }
}

const getOrder = async (client: SupplierClient, id: string, signal: AbortSignal) => {
  const path = `air/orders/${encodeURIComponent(id)}`
  return (await client.call({ operation: 'getOrder', path, schema: orderAnswer, signal })).data
}

const createCancellation = (client: SupplierClient, order: Order, signal: AbortSignal) =>
  client.call({
    operation: 'createOrderCancellation',
    method: 'POST',
    path: 'air/order_cancellations',
    json: { data: { order_id: order.details.orderId } },
    schema: cancellationAnswer,
    timeoutMs: 30_000,
    signal,
  })

const refundOf = (
  terms: { refund_amount?: string | null; refund_currency?: string | null },
  { price }: Order,
) => money(terms.refund_amount ?? '0', terms.refund_currency ?? price.currency)
