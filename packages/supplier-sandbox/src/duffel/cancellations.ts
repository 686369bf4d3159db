import { z } from 'zod'
import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { cancellationKind, quoteCancellation, wireCancellation, type Cancellation } from './cancellation.ts'
import { readData, requireParameters } from './envelope.ts'
import { lapsed, saveOrder, type Order } from './order.ts'
import { orderById } from './orders.ts'
import { page, pageParameters } from './paging.ts'
import { notFound, wrongState } from './refusals.ts'

const requireCancellable = (order: Order, now: Date) => {
  if (order.cancelledAt !== null)
    throw wrongState('already_cancelled', 'The order has already been cancelled.')
  if (lapsed(order, now))
    throw wrongState(
      'order_not_cancellable',
      'The order was not paid in time and no longer exists at the airline.',
    )
  if (order.departs <= now.toISOString())
    throw wrongState('order_not_cancellable', 'The journey has begun and the order cannot be cancelled.')
}

/** A quote: nothing is cancelled until it is confirmed. */
export const createCancellation = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const { order_id } = readData(z.strictObject({ order_id: z.string() }), call)
  const order = orderById(world, order_id, call.now)
  requireCancellable(order, call.now)
  const cancellation = quoteCancellation(world, order, call.now)
  world.store.put(cancellationKind, cancellation.id, { body: cancellation, reference: order.id })
  world.store.put('duffel.latest_cancellation', order.id, { body: cancellation.id })
  return { status: 201, body: { data: wireCancellation(cancellation) } }
}

const byId = (world: World, id: string | undefined): Cancellation => {
  const found = id && world.store.get<Cancellation>(cancellationKind, id)
  if (!found) throw notFound('order cancellation')
  return found
}

export const getCancellation = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  return { status: 200, body: { data: wireCancellation(byId(world, call.params['id'])) } }
}

export const listCancellations = (world: World, call: Call): Answer => {
  requireParameters(call, ['order_id', ...pageParameters])
  const orderId = call.query.get('order_id')
  const all = world.store.list<Cancellation>(cancellationKind).map(({ body }) => body)
  return page(
    call,
    all.filter((cancellation) => orderId === null || cancellation.orderId === orderId),
    wireCancellation,
  )
}

export const confirmCancellation = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const quote = byId(world, call.params['id'])
  const order = orderById(world, quote.orderId, call.now)
  if (quote.confirmedAt === null) requireCancellable(order, call.now)
  else throw wrongState('already_cancelled', 'The order cancellation has already been confirmed.')
  const latest = world.store.get<string>('duffel.latest_cancellation', order.id)
  if (latest !== quote.id || quote.expiresAt <= call.now.toISOString())
    throw wrongState('order_cancellation_stale', 'The order cancellation is stale. Create a new one.')
  const confirmed = { ...quote, confirmedAt: call.now.toISOString() }
  world.store.put(cancellationKind, quote.id, { body: confirmed })
  world.store.put('duffel.confirmed_cancellation', order.id, { body: confirmed })
  saveOrder(world, { ...order, cancelledAt: confirmed.confirmedAt })
  world.inventory.giveBack({ owner: order.id, things: order.seats })
  world.ledger.moved({ supplier: 'duffel', id: order.id, state: 'cancelled' })
  return { status: 200, body: { data: wireCancellation(confirmed) } }
}
