import { z } from 'zod'
import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { lapsed, saveOrder } from './order.ts'
import { payment, requireAmount } from './order-input.ts'
import { orderById } from './orders.ts'
import { priceChanged, readData, wrongState } from './refusals.ts'

const input = z.object({ order_id: z.string(), payment })

/** Pays for a held order, once and in full; its tickets are issued at the same moment. */
export const createPayment = (world: World, call: Call): Answer => {
  const { order_id, payment: paid } = readData(input, call.body)
  const order = orderById(world, order_id, call.now)
  if (order.paidAt !== null) throw wrongState('already_paid', 'The order has already been paid for.')
  if (order.cancelledAt !== null) throw wrongState('already_cancelled', 'The order has been cancelled.')
  if (lapsed(order, call.now))
    throw wrongState('past_payment_required_by_date', 'The time to pay for the order has passed.')
  if (call.faults.has('price-changed')) throw priceChanged()
  requireAmount(paid, order.total)
  const paidAt = call.now.toISOString()
  saveOrder(world, { ...order, paidAt })
  world.inventory.keep(order.id)
  world.ledger.moved({ supplier: 'duffel', id: order.id, state: 'confirmed' })
  const data = {
    id: `pay_0000${world.newToken('payment', 18)}`,
    live_mode: false,
    created_at: paidAt,
    type: paid.type,
    status: 'succeeded',
    amount: paid.amount,
    currency: paid.currency,
    order_id,
    airline_credit_id: null,
    failure_reason: null,
  }
  world.store.put('duffel.payment', data.id, { body: data, reference: order_id })
  return { status: 201, body: { data } }
}
