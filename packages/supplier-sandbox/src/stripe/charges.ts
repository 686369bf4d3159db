import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { readExpand } from './expand.ts'
import { parseForm } from './form.ts'
import { chargeExpansions, intentKind, wireCharge, type Intent } from './intent.ts'
import { listed } from './lists.ts'
import { checkParameters } from './parameters.ts'
import { noSuch } from './refusals.ts'

/** Each intent has one charge at most, made when the card is charged. */
const charged = (world: World) =>
  world.store
    .list<Intent>(intentKind)
    .map(({ body }) => body)
    .filter(({ charge }) => charge !== null)

export const retrieveCharge = (world: World, { params, query }: Call): Answer => {
  const form = parseForm(query.toString())
  checkParameters(form, { expand: { '*': true } })
  const expand = readExpand(form, Object.keys(chargeExpansions))
  const intent = charged(world).find(({ charge }) => charge === params['id'])
  if (!intent) throw noSuch('charge', params['id'] ?? '', 'charge')
  return { status: 200, body: wireCharge(intent, expand) }
}

export const listCharges = (world: World, call: Call): Answer => {
  const charges = charged(world).map((intent) => ({ id: intent.charge!, created: intent.created, intent }))
  return listed(call, charges, {
    url: '/v1/charges',
    what: 'charge',
    filters: { payment_intent: ({ intent }, id) => intent.id === id },
    expansions: Object.keys(chargeExpansions),
    toWire: ({ intent }, expand) => wireCharge(intent, expand),
  })
}
