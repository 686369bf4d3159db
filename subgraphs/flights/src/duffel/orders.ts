import { DomainError, money, zero } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { FlightOrderDetails, FlightOrderSupplier } from '../flight.ts'
import { createCancellations } from './cancel.ts'
import { findOrder } from './find-order.ts'
import { getOffer } from './offer.ts'
import type { RecentOffers } from './offer.ts'
import { placeOrder } from './place-order.ts'
import type { Placing } from './place-order.ts'
import { expired, gone, toRefusal } from './refusals.ts'
import { toOrder } from './translate.ts'
import { orderAnswer, paymentAnswer } from './wire.ts'
import type { WireOrder } from './wire.ts'

type Order = SupplierOrder<FlightOrderDetails>

export interface OrderTimes {
  /** How long after the end of an attempt its order may still appear, in ms. */
  settleMs: number
  /** How long one call that orders or pays may take, in ms. */
  orderTimeoutMs: number
}

export interface OrderingOptions extends OrderTimes {
  recent: RecentOffers
}

const readTimeoutMs = 5_000
/** A call of the lane for bookings waits for its turn so long at most. */
const longestTurnMs = 5_000

/** Duffel takes no idempotency key: our reference travels in `metadata` and an order is found again by listing. */
export const duffelOrders = (
  client: SupplierClient,
  { settleMs, orderTimeoutMs: timeoutMs, recent }: OrderingOptions,
): FlightOrderSupplier => {
  // One call that orders or pays and one that reads, each after its turn.
  const attemptMs = timeoutMs + readTimeoutMs + 2 * longestTurnMs
  const read = readOrder(client)
  const cancellations = createCancellations(client, read)
  return {
    supplier: 'duffel',
    settleMs,
    attemptMs,
    appearsForMs: acceptedForMs,
    check: checkOffer({ client, recent, timeoutMs, attemptMs }),
    find: async (request, signal, since) => {
      const found = await findOrder(client, { ...soughtOf(request), since }, signal)
      return found && toOrder(found)
    },
    refresh: async (order, signal) => {
      const now = await read(order, signal)
      return now ? toOrder(now) : stillAccepted(order)
    },
    pay: (held, amount, signal) => pay(client, { held, amount, read, timeoutMs }, signal),
    quoteCancellation: cancellations.quote,
    cancel: async (order, signal) => {
      if (order.details.orderId) return cancellations.cancel(order, signal)
      const made = await read(order, signal)
      if (made) return cancellations.cancel(toOrder(made), signal)
      if (stillAccepted(order).state === 'PENDING')
        throw new DomainError('UNAVAILABLE', 'duffel has not made the order yet', { supplier: 'duffel' })
      return { refund: zero(order.price.currency), refundTo: 'PAYMENT' }
    },
  }
}

interface Checking {
  client: SupplierClient
  recent: RecentOffers
  timeoutMs: number
  attemptMs: number
}

const checkOffer =
  ({ client, recent, timeoutMs, attemptMs }: Checking): FlightOrderSupplier['check'] =>
  async (request, signal) => {
    const offer =
      (await holdable(recent, request.offer)) ?? (await getOffer({ client, recent }, request.offer, signal))
    if ('unavailable' in offer) return offer.unavailable === 'SOLD_OUT' ? gone : expired
    const placing =
      (type: Placing['type']) =>
      async (within: AbortSignal, isRepeat = false) => {
        const inTime = AbortSignal.any([within, AbortSignal.timeout(attemptMs)])
        const outcome = await placeOrder(client, { request, offer, type, timeoutMs, isRepeat }, inTime)
        if (outcome.outcome === 'REFUSED') await recent.forget(request.offer)
        return outcome
      }
    return {
      outcome: 'CHECKED',
      price: money(offer.total_amount, offer.total_currency),
      ...(!offer.payment_requirements.requires_instant_payment && { hold: placing('hold') }),
      order: placing('instant'),
    }
  }

/**
 * The offer as it was quoted in the last minutes, where it can be held: a hold costs nothing, tells its own price, and
 * that is compared before it is paid. An offer that is paid at once is read at its price of this moment.
 */
const holdable = async (recent: RecentOffers, ref: string) => {
  const offer = await recent.toOrder(ref)
  return offer && !offer.payment_requirements.requires_instant_payment ? offer : undefined
}

/** The order by its id; one that was only accepted is looked for, and is not there while Duffel works on it. */
const readOrder =
  (client: SupplierClient) =>
  async ({ details: { orderId, accepted } }: Order, signal: AbortSignal): Promise<WireOrder | undefined> => {
    if (orderId === undefined)
      return accepted && findOrder(client, { ...accepted, since: new Date(accepted.since) }, signal)
    const path = `air/orders/${encodeURIComponent(orderId)}`
    const call = { operation: 'getOrder', path, schema: orderAnswer, timeoutMs: readTimeoutMs, signal }
    return (await client.call(call)).data
  }

/** Duffel: what it has accepted may take a couple of hours to show up. What has not by then was not made. */
const acceptedForMs = 6 * 60 * 60 * 1_000

const stillAccepted = (order: Order): Order => {
  const since = Date.parse(order.details.accepted?.since ?? '')
  return Date.now() - since < acceptedForMs ? order : { ...order, state: 'CANCELLED' }
}

interface Paying {
  held: Order
  amount: Money
  read: ReturnType<typeof readOrder>
  timeoutMs: number
}

const soughtOf = ({ offer, clientReference }: OrderRequest) => ({ offer, clientReference })

/** Pays and reads the order once, for its tickets. */
const pay = async (
  client: SupplierClient,
  { held, amount, read, timeoutMs }: Paying,
  signal: AbortSignal,
): Promise<Placed<FlightOrderDetails> | Refusal> => {
  const payment = { type: 'balance', amount: amount.amount, currency: amount.currency }
  const answer = await client.call<{ data: { id: string } } | Refusal>({
    operation: 'createPayment',
    method: 'POST',
    path: 'air/payments',
    json: { data: { order_id: held.details.orderId, payment } },
    schema: paymentAnswer,
    refusal: toRefusal,
    timeoutMs,
    signal,
  })
  const now = await read(held, signal)
  const order = now ? toOrder(now) : held
  // A payment that is refused because the order is paid already does not mean that the order is refused.
  return 'outcome' in answer && order.state !== 'CONFIRMED' ? answer : { outcome: 'PLACED', order }
}
