import { z } from 'zod'
import type { Answer, Call } from '../operation.ts'
import { decimal } from '../world/fares.ts'
import type { World } from '../world/world.ts'
import { readData, requireParameters } from './envelope.ts'
import { lapsed, priced, saveOrder, type Order } from './order.ts'
import { orderById } from './orders.ts'
import { page, pageParameters } from './paging.ts'
import { insufficientBalance, paymentInput, requirePaymentOf } from './payment-input.ts'
import { notFound, priceChanged, wrongState } from './refusals.ts'

const kind = 'duffel.payment'
const input = z.strictObject({ order_id: z.string(), payment: paymentInput })

interface Payment {
  readonly id: string
  readonly order_id: string
}

const requirePayable = (order: Order, now: Date) => {
  if (order.cancelledAt !== null) throw wrongState('already_cancelled', 'The order has been cancelled.')
  if (order.type !== 'hold')
    throw wrongState('order_type_not_eligible_for_payment', 'Only an order of type hold is paid for later.')
  if (order.paidAt !== null)
    throw wrongState('already_paid', "The order you're paying for has already been paid for.")
  if (lapsed(order, now))
    throw wrongState('past_payment_required_by_date', 'The time to pay for the order has passed.')
}

/** Pays for a held order, once and in full at its price of this moment; its tickets are issued with it. */
export const createPayment = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const { order_id, payment } = readData(input, call)
  const kept = orderById(world, order_id, call.now)
  requirePayable(kept, call.now)
  if (call.faults.has('price-changed')) throw priceChanged()
  const order = priced(kept, call.now)
  requirePaymentOf(payment, order.total, '/data/payment')
  if (order.testRoute === 'insufficient-balance') throw insufficientBalance()
  const paidAt = call.now.toISOString()
  saveOrder(world, { ...order, paidAt })
  world.inventory.keep(order.id)
  world.ledger.moved({ supplier: 'duffel', id: order.id, state: 'confirmed', amount: decimal(order.total) })
  const data = {
    id: `pay_0000${world.newToken('payment', 18)}`,
    live_mode: false,
    created_at: paidAt,
    type: payment.type,
    status: 'succeeded',
    amount: payment.amount,
    currency: payment.currency,
    order_id,
    airline_credit_id: null,
    failure_reason: null,
  }
  world.store.put(kind, data.id, { body: data, reference: order_id })
  return { status: 201, body: { data } }
}

export const getPayment = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  const data = world.store.get<Payment>(kind, call.params['id'] ?? '')
  if (!data) throw notFound('payment')
  return { status: 200, body: { data } }
}

export const listPayments = (world: World, call: Call): Answer => {
  requireParameters(call, ['order_id', ...pageParameters])
  const orderId = call.query.get('order_id')
  const all = world.store.list<Payment>(kind).map(({ body }) => body)
  return page(
    call,
    all.filter((payment) => orderId === null || payment.order_id === orderId),
    (payment) => payment,
  )
}
