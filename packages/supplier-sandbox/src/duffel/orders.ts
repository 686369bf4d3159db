import { z } from 'zod'
import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { orderCancellation } from './cancellation.ts'
import { readData, requireParameters } from './envelope.ts'
import { raisePrice, type Offer } from './offer.ts'
import { isVisible, makeOrder, orderKind, saveOrder, wireOrder, type Order } from './order.ts'
import { metadataInput, orderInput, requirePayment } from './order-input.ts'
import { requirePassengers } from './passenger-rules.ts'
import { airlineUnknown, invalidField, notFound, priceChanged, wrongState } from './refusals.ts'
import { bookableOffer } from './search.ts'
import { requireNoServices } from './services.ts'

/** `price-changed` must outlive the refusal, so the refusal is an answer here and not thrown. */
export const createOrder = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const input = readData(orderInput, call)
  const offer = bookableOffer(world, input.selected_offers[0]!, call)
  requireFresh(world, offer, call.now)
  requirePassengers(input, offer)
  requireNoServices(input.services)
  if (call.faults.has('price-changed')) {
    raisePrice(world, offer)
    return priceChanged().answer
  }
  requirePayment(input, offer)
  if (offer.testRoute === 'order-error') return airlineUnknown()
  const failing = call.faults.get('creation-failed')
  if (failing !== undefined) return failLater(world, offer, laterThan(call.now, failing))
  const order = makeOrder(world, offer, { ...input, now: call.now })
  world.store.put(bookedKind, offer.request.id, { body: order.id })
  return answerOf(world, order, call)
}

const bookedKind = 'duffel.booked_request'
const attemptKind = 'duffel.failing_attempt'

const laterThan = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString()

/** An offer request is good for one order, whichever of its offers that was made from. */
const requireFresh = (world: World, { request }: Offer, now: Date) => {
  if (world.store.get(bookedKind, request.id) !== undefined)
    throw invalidField(
      'offer_request_already_booked',
      '/data/selected_offers',
      'holds an offer of an offer request from which an order was made already: search again',
    )
  const attempt = world.store.get<string>(attemptKind, request.id)
  if (attempt !== undefined && attempt > now.toISOString())
    throw wrongState(
      'order_creation_already_attempted',
      'Order creation has already been attempted for the provided offer. You should not retry this request.',
    )
}

/** At once; or later, after a 202 or after a 502 that leaves it open. */
const answerOf = (world: World, order: Order, { faults, now }: Call): Answer => {
  const accepted = faults.get('accepted')
  const delay = accepted ?? faults.get('delayed-confirmation')
  if (delay === undefined) return { status: 201, body: { data: wireOrder(order, now) } }
  saveOrder(world, { ...order, visibleFrom: laterThan(now, delay) })
  return accepted === undefined ? airlineUnknown() : acceptedAnswer
}

const failLater = (world: World, { request }: Offer, until: string): Answer => {
  world.store.put(attemptKind, request.id, { body: until })
  return acceptedAnswer
}

/** The airline is still at it: the order appears in the list of orders, or never does. */
const acceptedAnswer: Answer = {
  status: 202,
  body: { meta: { request_id: 'FZW0H3HdJwKk5HMAAKxB-202', status: 202 } },
}

export const orderById = (world: World, id: string | undefined, now: Date): Order => {
  const order = id && world.store.get<Order>(orderKind, id)
  if (!order || !isVisible(order, now)) throw notFound('order')
  return order
}

export const presentOrder = (world: World, order: Order, now: Date) =>
  wireOrder(order, now, orderCancellation(world, order.id))

export const getOrder = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const order = orderById(world, call.params['id'], call.now)
  return { status: 200, body: { data: presentOrder(world, order, call.now) } }
}

const metadata = z.strictObject({ metadata: metadataInput })
/** The official client sends what it updates one level deeper. */
const update = z.union([metadata, z.strictObject({ options: metadata }).transform(({ options }) => options)])

/** Replaces the metadata: nothing else of an order can be updated. */
export const updateOrder = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const order = { ...orderById(world, call.params['id'], call.now), ...readData(update, call) }
  saveOrder(world, order)
  return { status: 200, body: { data: presentOrder(world, order, call.now) } }
}
