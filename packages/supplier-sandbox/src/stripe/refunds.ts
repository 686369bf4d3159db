import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { requireCountable } from './amount.ts'
import { emit } from './events.ts'
import { readExpand, type Expansions } from './expand.ts'
import { parseForm, textOf } from './form.ts'
import { intentKind, saveIntent, wireCharge, wireIntent, type Intent } from './intent.ts'
import { listed } from './lists.ts'
import { checkParameters, readInteger, readMetadata } from './parameters.ts'
import { intentById } from './payment-intents.ts'
import { allRefunds, courseOf, refundKind, saveRefund, wireRefund, type Refund } from './refund.ts'
import { invalid, noSuch } from './refusals.ts'

const expansionsIn = (world: World): Expansions<Refund> => ({
  charge: ({ intent }) => wireCharge(intentById(world, intent)),
  payment_intent: ({ intent }) => wireIntent(intentById(world, intent)),
})

const intentOf = (world: World, form: ReturnType<typeof parseForm>): Intent => {
  const id = textOf(form['payment_intent'])
  if (id !== undefined) return intentById(world, id)
  const charge = textOf(form['charge'])
  if (charge === undefined)
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  const found = world.store.list<Intent>(intentKind).find(({ body }) => body.charge === charge)
  if (!found) throw noSuch('charge', charge, 'charge')
  return found.body
}

/** The amount that is to be given back: at most what is left of what was captured. */
const readRefundAmount = (form: ReturnType<typeof parseForm>, intent: Intent) => {
  const left = intent.captured - intent.refunded
  if (left === 0)
    throw invalid(`Charge ${intent.charge} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = readInteger(form, 'amount') ?? left
  if (amount === 0)
    throw invalid('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
  if (amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  requireCountable(amount, intent.currency, 'amount')
  return amount
}

/** Gives back captured money, in parts if asked, never more than was taken. */
export const createRefund = (world: World, call: Call): Answer => {
  const form = parseForm(call.body)
  checkParameters(form, {
    amount: true,
    charge: true,
    expand: { '*': true },
    metadata: { '*': true },
    payment_intent: true,
    reason: ['duplicate', 'fraudulent', 'requested_by_customer'],
  })
  const by = expansionsIn(world)
  const names = readExpand(form, Object.keys(by))
  const intent = intentOf(world, form)
  if (intent.status !== 'succeeded' || intent.charge === null)
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    })
  const amount = readRefundAmount(form, intent)
  const refund: Refund = {
    id: `re_3${world.newToken('refund', 23)}`,
    created: Math.floor(call.now.getTime() / 1_000),
    amount,
    intent: intent.id,
    charge: intent.charge,
    currency: intent.currency,
    metadata: readMetadata(form),
    reason: textOf(form['reason']) ?? null,
    ...courseOf(intent, call),
  }
  saveRefund(world, refund)
  const refunded = saveIntent(world, { ...intent, refunded: intent.refunded + amount })
  const key = call.headers['idempotency-key']?.toString() ?? null
  emit(world, 'charge.refunded', { object: wireCharge(refunded), now: call.now, key })
  emit(world, 'refund.created', { object: wireRefund(refund), now: call.now, key })
  return { status: 200, body: wireRefund(refund, { names, by }) }
}

const refundById = (world: World, id = ''): Refund => {
  const refund = world.store.get<Refund>(refundKind, id)
  if (!refund) throw noSuch('refund', id, 'refund')
  return refund
}

export const retrieveRefund = (world: World, { params, query }: Call): Answer => {
  const form = parseForm(query.toString())
  checkParameters(form, { expand: { '*': true } })
  const by = expansionsIn(world)
  const names = readExpand(form, Object.keys(by))
  return { status: 200, body: wireRefund(refundById(world, params['id']), { names, by }) }
}

export const updateRefund = (world: World, { params, body }: Call): Answer => {
  const form = parseForm(body)
  checkParameters(form, { expand: { '*': true }, metadata: { '*': true } })
  const by = expansionsIn(world)
  const names = readExpand(form, Object.keys(by))
  const refund = refundById(world, params['id'])
  const updated = { ...refund, metadata: readMetadata(form, refund.metadata) }
  saveRefund(world, updated)
  return { status: 200, body: wireRefund(updated, { names, by }) }
}

export const listRefunds = (world: World, call: Call): Answer => {
  const by = expansionsIn(world)
  return listed(call, allRefunds(world), {
    url: '/v1/refunds',
    what: 'refund',
    filters: {
      payment_intent: (refund, id) => refund.intent === id,
      charge: (refund, id) => refund.charge === id,
    },
    expansions: Object.keys(by),
    toWire: (refund, names) => wireRefund(refund, { names, by }),
  })
}
