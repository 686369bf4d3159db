import { startSandbox, type Sandbox } from '../src/index.ts'
import { duffelClient, inDays, ledger, order, type Answered } from './clients.ts'
import { aHold, anOrder, holdable, offersOf, travellers } from './flights.ts'

let now = new Date()
let sandbox: Sandbox
let call: ReturnType<typeof duffelClient>

beforeEach(async () => {
  now = new Date()
  sandbox = await startSandbox({ port: 0, clock: () => now })
  call = duffelClient(sandbox)
})
afterEach(() => sandbox.close())

const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000)
}
const codes = ({ body }: Answered) => body.errors.map(({ code }: { code: string }) => code)
const orderedAmounts = async () => (await ledger(sandbox)).orders.map(({ amount }) => amount)

// oxlint-disable-next-line typescript/no-explicit-any -- the wire offer, as the client read it
type WireOffer = any

const route = (origin: string, destination: string, days = 60) => ({
  slices: [{ origin, destination, departure_date: inDays(days) }],
})
/** An offer of that carrier; it fails the test where there is none. */
const offerOf = async (carrier: string, changes: object): Promise<WireOffer> => {
  const found = (await offersOf(call, changes)).find((offer: WireOffer) => offer.owner.iata_code === carrier)
  if (!found) throw new Error(`${carrier} has no offer`)
  return found
}
const aPassport = (changes: object = {}) => ({
  type: 'passport',
  unique_identifier: '19KL56147',
  issuing_country_code: 'GB',
  expires_on: inDays(2_000),
  ...changes,
})
const withDocument = (offer: WireOffer, document?: object) =>
  anOrder(offer, {
    passengers: travellers(offer).map((traveller: object) => ({
      ...traveller,
      ...(document ? { identity_documents: [document] } : {}),
    })),
  })
const book = (offer: WireOffer, change: object) =>
  call('POST', '/air/orders', anOrder(offer, { passengers: [{ ...travellers(offer)[0], ...change }] }))
const pay = (orderId: string, payment: object) =>
  call('POST', '/air/payments', {
    order_id: orderId,
    payment: { type: 'balance', currency: 'EUR', ...payment },
  })

it('makes one order of an offer request, whichever offer is taken', async () => {
  const [first, second] = await offersOf(call)
  expect((await call('POST', '/air/orders', anOrder(first))).status).toBe(201)
  for (const offer of [first, second])
    expect(codes(await call('POST', '/air/orders', anOrder(offer)))).toEqual(['offer_request_already_booked'])
  expect((await ledger(sandbox)).orders).toHaveLength(1)
})

it.each([
  ['Siân', 'O’Brien', 'invalid_passenger_name'],
  ['Ægir', 'Jónsson', 'invalid_passenger_name'],
  ['Гриша', 'Petrov', 'invalid_passenger_name'],
  ['Maximiliana-Josephine', 'Li', 'validation_length'],
  ['', 'Li', 'validation_length'],
])('refuses the name %s %s: %s', async (given_name, family_name, code) => {
  const [offer] = await offersOf(call)
  expect(codes(await book(offer, { given_name, family_name }))).toEqual([code])
})

it.each([
  ['Łukasz', 'Žižka'],
  ["D'Arcy-Ann", 'O Brien'],
])('takes the name %s %s', async (given_name, family_name) => {
  const [offer] = await offersOf(call)
  expect((await book(offer, { given_name, family_name })).status).toBe(201)
})

it.each([
  ['no title', { title: undefined }, 'validation_required', '/data/passengers/0/title'],
  ['an unknown gender', { gender: 'x' }, 'validation_inclusion', '/data/passengers/0/gender'],
  ['a number as a name', { given_name: 7 }, 'validation_type', '/data/passengers/0/given_name'],
  [
    'a national phone number',
    { phone_number: '020 7123 4567' },
    'invalid_phone_number',
    '/data/passengers/0/phone_number',
  ],
  ['an unknown field', { nationality: 'GB' }, 'invalid_field_sets', '/data/passengers/0/nationality'],
  [
    'a child as an adult',
    { born_on: inDays(-4_000) },
    'not_valid_with_selected_offer',
    '/data/passengers/0/born_on',
  ],
])('refuses %s, naming the field', async (_, change, code, pointer) => {
  const [offer] = await offersOf(call)
  const answer = await book(offer, change)
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toMatchObject([{ code, source: { pointer } }])
})

it('counts ages on the day of the last slice, and holds the ages that were searched for', async () => {
  const slices = [...route('LHR', 'JFK', 40).slices, ...route('JFK', 'LHR', 60).slices]
  const search = { slices, passengers: [{ type: 'adult' }, { age: 14 }, { age: 2 }] }
  const [offer] = await offersOf(call, search)
  expect(offer.passengers.map(({ type, age }: WireOffer) => [type, age])).toEqual([
    ['adult', null],
    ['adult', 14],
    ['child', 2],
  ])
  const [adult, teenager, child] = travellers(offer)
  const birthday = (years: number) => `${Number(inDays(50).slice(0, 4)) - years}${inDays(50).slice(4)}`
  const party = (years: number) => ({
    passengers: [adult, { ...teenager, born_on: birthday(14) }, { ...child, born_on: birthday(years) }],
  })
  expect(codes(await call('POST', '/air/orders', anOrder(offer, party(1))))).toEqual([
    'not_valid_with_selected_offer',
  ])
  expect((await call('POST', '/air/orders', anOrder(offer, party(2)))).status).toBe(201)
})

it('takes no two passengers of one name', async () => {
  const [offer] = await offersOf(call, { passengers: [{ type: 'adult' }, { type: 'adult' }] })
  const [first, second] = travellers(offer)
  const twins = { passengers: [first, { ...second, given_name: first.given_name }] }
  expect(codes(await call('POST', '/air/orders', anOrder(offer, twins)))).toEqual([
    'duplicate_passenger_name',
  ])
})

it('takes documents as the offer says: required, supported or not', async () => {
  const required = await offerOf('QR', route('DOH', 'LHR'))
  expect(required).toMatchObject({
    passenger_identity_documents_required: true,
    supported_passenger_identity_document_types: ['passport'],
  })
  const refused = [
    await call('POST', '/air/orders', withDocument(required)),
    await call('POST', '/air/orders', withDocument(required, aPassport({ type: 'tax_id' }))),
    await call('POST', '/air/orders', withDocument(required, aPassport({ expires_on: inDays(59) }))),
    await call('POST', '/air/orders', withDocument(required, aPassport({ expires_on: undefined }))),
  ]
  expect(refused.map(codes)).toEqual([
    ['validation_required'],
    ['validation_inclusion'],
    ['validation_format'],
    ['validation_required'],
  ])
  expect((await call('POST', '/air/orders', withDocument(required, aPassport()))).status).toBe(201)
  const unsupported = await offerOf('FR', route('DUB', 'STN'))
  expect(unsupported.supported_passenger_identity_document_types).toEqual([])
  expect(codes(await call('POST', '/air/orders', withDocument(unsupported, aPassport())))).toEqual([
    'validation_inclusion',
  ])
})

it.each([
  ['no payment', { payments: undefined }, 'validation_required'],
  ['two payments', { payments: [1, 2] }, 'validation_length'],
  ['an unknown service', { services: [{ id: 'ase_1', quantity: 1 }] }, 'ancillary_service_not_available'],
])('refuses an order with %s', async (_, change, code) => {
  const [offer] = await offersOf(call)
  const [payment] = anOrder(offer).payments
  const changes = 'payments' in change && change.payments ? { payments: [payment, payment] } : change
  expect(codes(await call('POST', '/air/orders', anOrder(offer, changes)))).toEqual([code])
})

it.each([
  [{ type: 'card' }, 'unavailable_feature'],
  [{ type: 'cash' }, 'validation_inclusion'],
  [{ currency: 'GBP' }, 'payment_currency_does_not_match_order_currency'],
  [{ amount: '0.01' }, 'payment_amount_does_not_match_order_amount'],
  [{ amount: '-1' }, 'validation_format'],
])('refuses the payment %j with an order and for a hold', async (change, code) => {
  const [offer] = await offersOf(call)
  const paid = { type: 'balance', amount: offer.total_amount, currency: 'EUR', ...change }
  expect(codes(await call('POST', '/air/orders', anOrder(offer, { payments: [paid] })))).toEqual([code])
  const { body } = await call('POST', '/air/orders', aHold(holdable(await offersOf(call))))
  expect(codes(await pay(body.data.id, { ...paid, amount: body.data.total_amount, ...change }))).toEqual([
    code,
  ])
})

it('pays for nothing but holds', async () => {
  const [offer] = await offersOf(call)
  expect(codes(await call('POST', '/air/orders', { ...anOrder(offer), type: 'pay_later' }))).toEqual([
    'validation_inclusion',
  ])
  const { body } = await call('POST', '/air/orders', anOrder(offer))
  expect(codes(await pay(body.data.id, { amount: offer.total_amount }))).toEqual([
    'order_type_not_eligible_for_payment',
  ])
  const hold = holdable(await offersOf(call))
  expect(codes(await call('POST', '/air/orders', anOrder(hold, { type: 'hold' })))).toEqual([
    'payments_not_allowed_for_order_type',
  ])
})

it('guarantees the price of a hold for two days, then asks for more', async () => {
  const offer = holdable(await offersOf(call))
  const { body } = await call('POST', '/air/orders', aHold(offer))
  const { price_guarantee_expires_at: until, payment_required_by: by } = body.data.payment_status
  expect(Date.parse(by) - Date.parse(until)).toBe(24 * 3_600_000)
  later(49)
  const { body: dearer } = await call('GET', `/air/orders/${body.data.id}`)
  expect(Number(dearer.data.total_amount)).toBeGreaterThan(Number(offer.total_amount))
  expect(dearer.data.payment_status.price_guarantee_expires_at).toBeNull()
  expect(codes(await pay(body.data.id, { amount: offer.total_amount }))).toEqual([
    'payment_amount_does_not_match_order_amount',
  ])
  expect((await pay(body.data.id, { amount: dearer.data.total_amount })).status).toBe(201)
  expect(await orderedAmounts()).toEqual([dearer.data.total_amount])
})

it('holds without any guarantee where the airline gives none', async () => {
  const offer = await offerOf('TP', route('LIS', 'LHR'))
  expect(offer.payment_requirements).toMatchObject({
    requires_instant_payment: false,
    price_guarantee_expires_at: null,
  })
  const { body } = await call('POST', '/air/orders', aHold(offer))
  later(7)
  const { body: dearer } = await call('GET', `/air/orders/${body.data.id}`)
  expect(Number(dearer.data.total_amount)).toBeGreaterThan(Number(offer.total_amount))
})

it('accepts an order that appears later, or never', async () => {
  const fault = (kind: string) =>
    order(sandbox, { supplier: 'duffel', operation: 'createOrder', kind, times: 1, delayMs: 60_000 })
  const [offer] = await offersOf(call)
  await fault('accepted')
  expect((await call('POST', '/air/orders', anOrder(offer))).status).toBe(202)
  expect((await call('GET', '/air/orders')).body.data).toEqual([])
  expect(codes(await call('POST', '/air/orders', anOrder(offer)))).toEqual(['offer_request_already_booked'])
  const [other] = await offersOf(call)
  await fault('creation-failed')
  expect((await call('POST', '/air/orders', anOrder(other))).status).toBe(202)
  expect(codes(await call('POST', '/air/orders', anOrder(other)))).toEqual([
    'order_creation_already_attempted',
  ])
  now = new Date(now.getTime() + 61_000)
  expect((await call('GET', '/air/orders')).body.data).toHaveLength(1)
  expect((await ledger(sandbox)).orders).toHaveLength(1)
})
