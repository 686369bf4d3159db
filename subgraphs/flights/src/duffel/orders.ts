import { money } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { Refusal, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { FlightOrderDetails, FlightOrderSupplier } from '../flight.ts'
import { findOrder } from './find-order.ts'
import { getOffer } from './offer.ts'
import { orderTimeoutMs, placeOrder } from './place-order.ts'
import type { Placing } from './place-order.ts'
import { expired, gone, toRefusal } from './refusals.ts'
import { toOrder } from './translate.ts'
import { cancellationAnswer, orderAnswer, paymentAnswer } from './wire.ts'

/** Duffel takes no idempotency key: our reference travels in `metadata` and an order is found again by listing. */
export const duffelOrders = (client: SupplierClient, settleMs: number): FlightOrderSupplier => ({
  supplier: 'duffel',
  settleMs,
  find: async (request, signal) => {
    const found = await findOrder(client, request, signal)
    return found && toOrder(found)
  },
  attemptMs: orderTimeoutMs + 10_000,
  check: async (request, signal) => {
    const offer = await getOffer(client, request.offer, signal)
    if ('unavailable' in offer) return offer.unavailable === 'SOLD_OUT' ? gone : expired
    const placing = (type: Placing['type']) => (inner: AbortSignal) =>
      placeOrder(client, { request, offer, type }, inner)
    return {
      outcome: 'CHECKED',
      price: money(offer.total_amount, offer.total_currency),
      ...(!offer.payment_requirements.requires_instant_payment && { hold: placing('hold') }),
      order: placing('instant'),
    }
  },
  refresh: async (order, signal) => toOrder(await getOrder(client, order.details.orderId, signal)),
  pay: (held, amount, signal) => pay(client, { held, amount }, signal),
  quoteCancellation: async (order, signal) => {
    const { data } = await createCancellation(client.lane('quote'), order, signal)
    return { ...refundOf(data, order), validUntil: data.expires_at ?? undefined }
  },
  cancel: async (order, signal) => {
    const now = await getOrder(client, order.details.orderId, signal)
    if (now.cancelled_at) return refundOf(now.cancellation ?? {}, order)
    const { data } = await createCancellation(client, order, signal)
    const confirmed = await client.call({
      operation: 'confirmOrderCancellation',
      method: 'POST',
      path: `air/order_cancellations/${data.id}/actions/confirm`,
      schema: cancellationAnswer,
      timeoutMs: 30_000,
      signal,
    })
    return refundOf(confirmed.data, order)
  },
})

type Order = SupplierOrder<FlightOrderDetails>

const pay = async (
  client: SupplierClient,
  { held, amount }: { held: Order; amount: Money },
  signal: AbortSignal,
) => {
  const payment = { type: 'balance', amount: amount.amount, currency: amount.currency }
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
  const order = toOrder(await getOrder(client, held.details.orderId, signal))
  // A payment that is refused because the order is paid already is not a refusal of the order.
  return 'outcome' in answer && order.state !== 'CONFIRMED' ? answer : { outcome: 'PLACED' as const, order }
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
) =>
  ({
    refund: money(terms.refund_amount ?? '0', terms.refund_currency ?? price.currency),
    refundTo: 'PAYMENT',
  }) as const
