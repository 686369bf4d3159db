import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { orderCancellation } from './cancellation.ts'
import { raisePrice } from './offer.ts'
import { isVisible, lapsed, makeOrder, orderKind, saveOrder, wireOrder, type Order } from './order.ts'
import { orderInput, requirePassengers, requirePayment } from './order-input.ts'
import { page } from './paging.ts'
import { airlineUnknown, invalidParameter, notFound, priceChanged, readData } from './refusals.ts'
import { bookableOffer } from './search.ts'

/** `price-changed` must outlive the refusal, so the refusal is an answer here and not thrown. */
export const createOrder = (world: World, call: Call): Answer => {
  const input = readData(orderInput, call.body)
  const offer = bookableOffer(world, input.selected_offers[0]!, call)
  requirePassengers(input, offer)
  if (call.faults.has('price-changed')) {
    raisePrice(world, offer)
    return priceChanged().answer
  }
  requirePayment(input, offer)
  const order = makeOrder(world, offer, { ...input, now: call.now })
  const delay = call.faults.get('delayed-confirmation')
  if (delay === undefined) return { status: 201, body: { data: wireOrder(order, call.now) } }
  saveOrder(world, { ...order, visibleFrom: new Date(call.now.getTime() + delay).toISOString() })
  return airlineUnknown()
}

export const orderById = (world: World, id: string | undefined, now: Date): Order => {
  const order = id && world.store.get<Order>(orderKind, id)
  if (!order || !isVisible(order, now)) throw notFound('order')
  return order
}

const present = (world: World, order: Order, now: Date) =>
  wireOrder(order, now, orderCancellation(world, order.id))

export const getOrder = (world: World, call: Call): Answer => {
  const order = orderById(world, call.params['id'], call.now)
  return { status: 200, body: { data: present(world, order, call.now) } }
}

const by = (key: (order: Order) => string) => (a: Order, b: Order) => key(a).localeCompare(key(b))
const sorts: Record<string, (a: Order, b: Order) => number> = {
  created_at: by(({ createdAt }) => createdAt),
  payment_required_by: by(({ payBy }) => payBy ?? '~'),
  next_departure: by(({ departs }) => departs),
}

const readSort = (query: URLSearchParams) => {
  const text = query.get('sort') ?? '-created_at'
  const name = text.replace(/^-/, '')
  if (!Object.hasOwn(sorts, name)) throw invalidParameter('sort', 'is not a sort order of orders')
  const order = sorts[name]!
  return text.startsWith('-') ? (a: Order, b: Order) => order(b, a) : order
}

const named = (order: Order, names: readonly string[]) =>
  order.wire.passengers.some((passenger) => {
    const { given_name, family_name } = passenger as unknown as Record<string, string>
    return names.some((name) => `${given_name} ${family_name}`.toLowerCase().includes(name.toLowerCase()))
  })

/** The newest first unless asked otherwise: how a caller finds an order whose answer it lost. */
export const listOrders = (world: World, call: Call): Answer => {
  const { query, now } = call
  const reference = query.get('booking_reference')
  const awaiting = query.get('awaiting_payment')
  const names = query.getAll('passenger_name[]')
  const orders = world.store
    .list<Order>(orderKind)
    .map(({ body }) => body)
    .filter((order) => isVisible(order, now))
    .filter((order) => reference === null || order.reference === reference)
    .filter((order) => awaiting === null || String(isAwaiting(order, now)) === awaiting)
    .filter((order) => names.length === 0 || named(order, names))
    .toSorted(readSort(query))
  return page(call, orders, (order) => present(world, order, now))
}

const isAwaiting = (order: Order, now: Date) =>
  order.paidAt === null && order.cancelledAt === null && !lapsed(order, now)
