import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { readFlag, requireParameters } from './envelope.ts'
import { isAwaiting, isVisible, orderKind, type Order } from './order.ts'
import { presentOrder } from './orders.ts'
import { page, pageParameters } from './paging.ts'
import { invalidParameter } from './refusals.ts'

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

type Fits = (order: Order) => boolean

/** Partial and exact matches of given and family names, as the documentation has it. */
const named =
  (names: readonly string[]): Fits =>
  ({ wire: { passengers } }) =>
    passengers.some(({ given_name, family_name }) =>
      names.some((name) => `${given_name} ${family_name}`.toLowerCase().includes(name.toLowerCase())),
    )

const readFilters = ({ query, now }: Call): Fits[] => {
  const reference = query.get('booking_reference')
  const awaiting = readFlag(query, 'awaiting_payment')
  const requiresAction = readFlag(query, 'requires_action')
  const names = query.getAll('passenger_name[]')
  return [
    (order) => isVisible(order, now),
    (order) => reference === null || order.reference === reference,
    (order) => awaiting === undefined || isAwaiting(order, now) === awaiting,
    // No airline changes a flight here, so no order requires an action.
    () => requiresAction !== true,
    names.length === 0 ? () => true : named(names),
  ]
}

const filters = ['offer_id', 'booking_reference', 'awaiting_payment', 'requires_action', 'passenger_name[]']

/** The newest first unless asked otherwise: how a caller finds an order whose answer it lost. */
export const listOrders = (world: World, call: Call): Answer => {
  requireParameters(call, ['sort', ...filters, ...pageParameters])
  const fits = readFilters(call)
  const orders = candidates(world, call.query.get('offer_id'))
    .filter((order) => fits.every((fit) => fit(order)))
    .toSorted(readSort(call.query))
  return page(call, orders, (order) => presentOrder(world, order, call.now))
}

const candidates = (world: World, offerId: string | null): Order[] => {
  if (offerId === null) return world.store.list<Order>(orderKind).map(({ body }) => body)
  const only = world.store.byReference<Order>(orderKind, offerId)
  return only ? [only] : []
}
