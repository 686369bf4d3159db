import { money, sameMoney } from '@wayfare/domain'
import type { OrderRequest, Refusal, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { FlightOrderDetails, FlightOrderSupplier } from '../flight.ts'
import { toRefusal } from './errors.ts'
import { getOffer } from './offer.ts'
import { seatTravellers } from './passengers.ts'
import { toOrder } from './translate.ts'
import { cancellationAnswer, orderAnswer, ordersAnswer, paymentAnswer } from './wire.ts'
import type { WireOffer, WireOrder } from './wire.ts'

/** Creating an order may take Duffel two minutes; giving up earlier would leave more answers unknown. */
const orderTimeoutMs = 120_000
/** Orders that are older than this are not ours to look for. */
const lookBackMs = 24 * 60 * 60 * 1_000

/** Duffel takes no idempotency key: our reference travels in `metadata` and an order is found again by listing. */
export const duffelOrders = (client: SupplierClient, settleMs: number): FlightOrderSupplier => ({
  supplier: 'duffel',
  settleMs,
  find: async (request, signal) => {
    const found = await findOrder(client, request.clientReference, signal)
    return found && toOrder(found)
  },
  hold: async (request, signal) => {
    const offer = await payableOffer(client, request, signal)
    if ('outcome' in offer) return offer
    if (offer.payment_requirements.requires_instant_payment) return { outcome: 'DEFERRED' }
    return place(client, { request, offer, type: 'hold' }, signal)
  },
  confirm: async (request, held, signal) => {
    if (held) return pay(client, held, signal)
    const offer = await payableOffer(client, request, signal)
    return 'outcome' in offer ? offer : place(client, { request, offer, type: 'instant' }, signal)
  },
  quoteCancellation: async (order, signal) => {
    const { data } = await createCancellation(client, order, signal)
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
  if ('unavailable' in offer) {
    const reason = offer.unavailable === 'SOLD_OUT' ? 'SOLD_OUT' : 'EXPIRED'
    return { outcome: 'REFUSED', reason, message: 'The airline no longer offers this journey.' }
  }
  const price = money(offer.total_amount, offer.total_currency)
  if (sameMoney(price, request.expected)) return offer
  return { outcome: 'REFUSED', reason: 'PRICE_CHANGED', message: 'The airline changed the price.', price }
}

interface Placing {
  request: OrderRequest
  offer: WireOffer
  type: 'hold' | 'instant'
}

const place = async (client: SupplierClient, { request, offer, type }: Placing, signal: AbortSignal) => {
  const passengers = seatTravellers(offer, request)
  if (!Array.isArray(passengers)) return passengers
  const payments = [{ type: 'balance', amount: offer.total_amount, currency: offer.total_currency }]
  const answer = await client.call<{ data: WireOrder } | Refusal>({
    operation: 'createOrder',
    method: 'POST',
    path: 'air/orders',
    json: {
      data: {
        type,
        selected_offers: [offer.id],
        passengers,
        ...(type === 'instant' ? { payments } : {}),
        metadata: { client_reference: request.clientReference },
      },
    },
    schema: orderAnswer,
    refusal: toRefusal,
    timeoutMs: orderTimeoutMs,
    signal,
  })
  return 'outcome' in answer ? answer : { outcome: 'PLACED' as const, order: toOrder(answer.data) }
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

const findOrder = async (client: SupplierClient, reference: string, signal: AbortSignal) => {
  let after: string | undefined
  do {
    const query = { sort: '-created_at', limit: 200, after }
    const page = await client.call({
      operation: 'listOrders',
      path: 'air/orders',
      query,
      schema: ordersAnswer,
      signal,
    })
    const found = page.data.find(({ metadata }) => metadata?.client_reference === reference)
    if (found) return found
    const oldest = page.data.at(-1)
    after =
      oldest && Date.parse(oldest.created_at) > Date.now() - lookBackMs
        ? (page.meta?.after ?? undefined)
        : undefined
  } while (after)
  return undefined
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
