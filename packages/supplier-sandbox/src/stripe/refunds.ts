import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { emit } from './events.ts'
import { mapOf, parseForm, textOf } from './form.ts'
import { intentKind, saveIntent, wireCharge, type Intent } from './intent.ts'
import { listed } from './lists.ts'
import { intentById, readAmount } from './payment-intents.ts'
import { invalid, missing, noSuch } from './refusals.ts'

export const refundKind = 'stripe.refund'

interface Refund {
  readonly id: string
  readonly created: number
  readonly amount: number
  readonly intent: string
  readonly charge: string
  readonly currency: string
  readonly metadata: Readonly<Record<string, string>>
  readonly reason: string | null
}

const wireRefund = (refund: Refund) => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  balance_transaction: null,
  charge: refund.charge,
  created: refund.created,
  currency: refund.currency,
  destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } },
  metadata: refund.metadata,
  payment_intent: refund.intent,
  reason: refund.reason,
  receipt_number: null,
  status: 'succeeded',
})

const intentOf = (world: World, form: ReturnType<typeof parseForm>): Intent => {
  const id = textOf(form['payment_intent'])
  if (id !== undefined) return intentById(world, id)
  const charge = textOf(form['charge'])
  if (charge === undefined) throw missing('payment_intent')
  const found = world.store.list<Intent>(intentKind).find(({ body }) => body.charge === charge)
  if (!found) throw noSuch('charge', charge, 'charge')
  return found.body
}

/** Gives back captured money, in parts if asked, never more than was taken. */
export const createRefund = (world: World, call: Call): Answer => {
  const form = parseForm(call.body)
  const intent = intentOf(world, form)
  if (intent.status !== 'succeeded' || intent.charge === null)
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    })
  const left = intent.captured - intent.refunded
  if (left === 0)
    throw invalid(`Charge ${intent.charge} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = readAmount(form, 'amount') ?? left
  if (amount === 0 || amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  const refund: Refund = {
    id: `re_3${world.newToken('refund', 23)}`,
    created: Math.floor(call.now.getTime() / 1_000),
    amount,
    intent: intent.id,
    charge: intent.charge,
    currency: intent.currency,
    metadata: mapOf(form['metadata']),
    reason: textOf(form['reason']) ?? null,
  }
  world.store.put(refundKind, refund.id, { body: refund, reference: intent.id })
  const refunded = saveIntent(world, { ...intent, refunded: intent.refunded + amount })
  const key = call.headers['idempotency-key']?.toString() ?? null
  emit(world, 'charge.refunded', { object: wireCharge(refunded), now: call.now, key })
  return { status: 200, body: wireRefund(refund) }
}

export const retrieveRefund = (world: World, { params }: Call): Answer => {
  const id = params['id'] ?? ''
  const refund = world.store.get<Refund>(refundKind, id)
  if (!refund) throw noSuch('refund', id, 'refund')
  return { status: 200, body: wireRefund(refund) }
}

export const listRefunds = (world: World, call: Call): Answer => {
  const intent = call.query.get('payment_intent')
  const refunds = world.store.list<Refund>(refundKind).map(({ body }) => body)
  const own = refunds.filter((refund) => intent === null || refund.intent === intent)
  return listed(call, own, { url: '/v1/refunds', toWire: wireRefund })
}
