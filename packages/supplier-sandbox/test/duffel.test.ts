import { startSandbox, type Sandbox } from '../src/index.ts'
import { duffelClient, inDays, ledger } from './clients.ts'
import { aHold, anOrder, aSearch, holdable, offersOf, travellers } from './flights.ts'

let now = new Date()
let sandbox: Sandbox
let call: ReturnType<typeof duffelClient>

beforeEach(async () => {
  now = new Date()
  sandbox = await startSandbox({ port: 0, clock: () => now })
  call = duffelClient(sandbox)
})
afterEach(() => sandbox.close())

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const codes = ({ body }: { body: { errors: { code: string }[] } }) => body.errors.map(({ code }) => code)

it('lets nobody in without its token and version', async () => {
  const url = `${sandbox.duffel.url}/air/airlines`
  const authorization = `Bearer ${sandbox.duffel.token}`
  expect((await fetch(url)).status).toBe(401)
  expect((await fetch(url, { headers: { authorization: 'Bearer other' } })).status).toBe(401)
  expect((await fetch(url, { headers: { authorization } })).status).toBe(400)
  expect((await fetch(url, { headers: { authorization, 'duffel-version': 'v2' } })).status).toBe(200)
})

it('offers flights between any two cities, with and without a stop, in local times', async () => {
  for (const [origin, destination] of [
    ['LON', 'NYC'],
    ['MAD', 'AKL'],
    ['EYW', 'KEF'],
    ['PAR', 'TYO'],
  ] as const) {
    const slices = [
      { origin, destination, departure_date: inDays(60) },
      { origin: destination, destination: origin, departure_date: inDays(70) },
    ]
    const offers = await offersOf(call, { slices })
    expect(offers.length).toBeGreaterThan(3)
    expect(offers[0].slices).toHaveLength(2)
    expect(offers[0].slices[0].segments[0].departing_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00$/)
    expect(offers[0].total_amount).toMatch(/^\d+\.\d\d$/)
  }
})

it('answers the same search with the same offers, in another world of the same seed too', async () => {
  await using other = {
    sandbox: await startSandbox({ port: 0, clock: () => now }),
    [Symbol.asyncDispose]: () => other.sandbox.close(),
  }
  const [a, b] = [await offersOf(call), await offersOf(duffelClient(other.sandbox))]
  expect(a).toEqual(b)
  await using third = {
    sandbox: await startSandbox({ port: 0, seed: 'elsewhere' }),
    [Symbol.asyncDispose]: () => third.sandbox.close(),
  }
  expect(await offersOf(duffelClient(third.sandbox))).not.toEqual(a)
})

it.each([
  ['an unknown place', { slices: [{ origin: 'ZZZ', destination: 'JFK', departure_date: inDays(3) }] }],
  [
    'a day that has passed',
    { slices: [{ origin: 'LHR', destination: 'JFK', departure_date: '2020-01-01' }] },
  ],
  ['a day too far ahead', { slices: [{ origin: 'LHR', destination: 'JFK', departure_date: inDays(400) }] }],
  ['a way to itself', { slices: [{ origin: 'LHR', destination: 'LHR', departure_date: inDays(3) }] }],
  ['a type and an age', { passengers: [{ type: 'adult', age: 30 }] }],
  ['a field it does not know', { currency: 'EUR' }],
  [
    'flying back two days before flying out',
    {
      slices: [
        { origin: 'LHR', destination: 'JFK', departure_date: inDays(9) },
        { origin: 'JFK', destination: 'LHR', departure_date: inDays(7) },
      ],
    },
  ],
  ['no date', { slices: [{ origin: 'LHR', destination: 'JFK' }] }],
  ['more infants than adults', { passengers: [{ type: 'adult' }, { age: 0 }, { age: 1 }] }],
])('refuses a search for %s', async (_, changes) => {
  const answer = await call('POST', '/air/offer_requests', aSearch(changes))
  expect(answer.status).toBe(422)
  expect(answer.body.errors[0].type).toBe('validation_error')
})

it('pages through the offers of a request', async () => {
  const { body } = await call('POST', '/air/offer_requests?return_offers=false', aSearch())
  expect(body.data.offers).toEqual([])
  const path = `/air/offers?offer_request_id=${body.data.id}&limit=5`
  const first = await call('GET', path)
  const second = await call('GET', `${path}&after=${first.body.meta.after}`)
  expect(first.body.data).toHaveLength(5)
  expect(second.body.data[0].id).not.toBe(first.body.data[0].id)
  const prices = [...first.body.data, ...second.body.data].map(({ total_amount }) => Number(total_amount))
  expect(prices).toEqual(prices.toSorted((a, b) => a - b))
})

it('keeps an offer at its price for half an hour, then lets it expire', async () => {
  const [offer] = await offersOf(call)
  later(29)
  const again = await call('GET', `/air/offers/${offer.id}`)
  expect(again.body.data.total_amount).toBe(offer.total_amount)
  later(2)
  expect(codes(await call('GET', `/air/offers/${offer.id}`))).toEqual(['offer_expired'])
  expect(codes(await call('POST', '/air/orders', anOrder(offer)))).toEqual(['offer_expired'])
  expect((await call('GET', '/air/offers/off_0000000000000000000000')).status).toBe(404)
})

it('books at once for exactly the price, with a ticket for everybody', async () => {
  const [offer] = await offersOf(call)
  const wrong = { payments: [{ type: 'balance', amount: '1.00', currency: 'EUR' }] }
  expect(codes(await call('POST', '/air/orders', anOrder(offer, wrong)))).toEqual([
    'payment_amount_does_not_match_order_amount',
  ])
  const { status, body } = await call('POST', '/air/orders', anOrder(offer))
  expect(status).toBe(201)
  expect(body.data).toMatchObject({
    type: 'instant',
    total_amount: offer.total_amount,
    metadata: { reference: 'item-1' },
  })
  expect(body.data.documents).toHaveLength(1)
  expect((await ledger(sandbox)).orders).toEqual([
    expect.objectContaining({
      supplier: 'duffel',
      clientReference: 'item-1',
      state: 'confirmed',
      amount: offer.total_amount,
    }),
  ])
})

it('refuses passengers that are not the offer’s, or not fit to fly', async () => {
  const [offer] = await offersOf(call)
  const [traveller] = travellers(offer)
  for (const change of [
    { id: 'pas_other' },
    { gender: 'x' },
    { born_on: '1990-13-01' },
    { phone_number: '0123' },
    { email: 'no' },
    { born_on: inDays(-30) },
  ]) {
    const answer = await call(
      'POST',
      '/air/orders',
      anOrder(offer, { passengers: [{ ...traveller, ...change }] }),
    )
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0].type).toBe('validation_error')
  }
  expect((await ledger(sandbox)).orders).toEqual([])
})

it('puts an infant on one adult’s lap', async () => {
  const [offer] = await offersOf(call, { passengers: [{ type: 'adult' }, { age: 1 }] })
  const [adult, infant] = travellers(offer)
  const young = { ...infant, born_on: inDays(-400) }
  expect((await call('POST', '/air/orders', anOrder(offer, { passengers: [adult, young] }))).status).toBe(422)
  const seated = [{ ...adult, infant_passenger_id: infant.id }, young]
  expect((await call('POST', '/air/orders', anOrder(offer, { passengers: seated }))).status).toBe(201)
})

it('holds an order until it is paid, once', async () => {
  const offers = await offersOf(call)
  const offer = holdable(offers)
  const { body } = await call('POST', '/air/orders', aHold(offer))
  expect(body.data).toMatchObject({ type: 'hold', documents: [], payment_status: { awaiting_payment: true } })
  expect((await ledger(sandbox)).orders[0]!.state).toBe('held')
  const payment = {
    order_id: body.data.id,
    payment: { type: 'balance', amount: offer.total_amount, currency: 'EUR' },
  }
  expect((await call('POST', '/air/payments', payment)).status).toBe(201)
  expect(codes(await call('POST', '/air/payments', payment))).toEqual(['already_paid'])
  const paid = await call('GET', `/air/orders/${body.data.id}`)
  expect(paid.body.data.documents).toHaveLength(1)
  expect((await ledger(sandbox)).orders[0]!.state).toBe('confirmed')
  const instant = (await offersOf(call)).find(
    (each: typeof offer) => each.payment_requirements.requires_instant_payment,
  )
  expect(codes(await call('POST', '/air/orders', aHold(instant)))).toEqual(['not_valid_with_selected_offer'])
})

it('lets an unpaid hold lapse', async () => {
  const offer = holdable(await offersOf(call))
  const { body } = await call('POST', '/air/orders', aHold(offer))
  later(4 * 24 * 60)
  expect((await ledger(sandbox)).orders[0]!.state).toBe('expired')
  expect((await call('GET', `/air/orders/${body.data.id}`)).body.data).toMatchObject({
    available_actions: ['update'],
    payment_status: { awaiting_payment: false, paid_at: null },
  })
  const payment = {
    order_id: body.data.id,
    payment: { type: 'balance', amount: offer.total_amount, currency: 'EUR' },
  }
  expect(codes(await call('POST', '/air/payments', payment))).toEqual(['past_payment_required_by_date'])
})

it('cancels in two steps and gives back what the fare allows', async () => {
  const offers = await offersOf(call)
  const flexible = offers.find(
    (offer: { conditions: { refund_before_departure: { allowed: boolean } } }) =>
      offer.conditions.refund_before_departure.allowed,
  )
  const { body } = await call('POST', '/air/orders', anOrder(flexible))
  const quote = await call('POST', '/air/order_cancellations', { order_id: body.data.id })
  expect(Number(quote.body.data.refund_amount)).toBeGreaterThan(0)
  expect((await ledger(sandbox)).orders[0]!.state).toBe('confirmed')
  const path = `/air/order_cancellations/${quote.body.data.id}/actions/confirm`
  const confirmed = await call('POST', path)
  expect(confirmed.body.data.confirmed_at).not.toBeNull()
  expect((await ledger(sandbox)).orders[0]!.state).toBe('cancelled')
  expect(codes(await call('POST', path))).toEqual(['already_cancelled'])
  const order = await call('GET', `/air/orders/${body.data.id}`)
  expect(order.body.data.cancellation.id).toBe(quote.body.data.id)
})

it('lists orders, the newest first, and the one that was made from an offer', async () => {
  const offers: { id: string }[] = []
  for (const reference of ['one', 'two']) {
    later(1)
    const [offer] = await offersOf(call)
    offers.push(offer)
    await call('POST', '/air/orders', anOrder(offer, { metadata: { reference } }))
  }
  const listed = await call('GET', '/air/orders?limit=1')
  expect(listed.body.data[0].metadata.reference).toBe('two')
  const rest = await call('GET', `/air/orders?limit=1&after=${listed.body.meta.after}`)
  expect(rest.body.data[0].metadata.reference).toBe('one')
  expect(rest.body.meta.after).toBeNull()
  const { body } = await call('GET', `/air/orders?offer_id=${offers[0]!.id}`)
  expect(body.data.map((order: { offer_id: string }) => order.offer_id)).toEqual([offers[0]!.id])
  expect((await call('GET', '/air/orders?client_reference=one')).status).toBe(422)
})

it('sells a seat once: what is taken is gone until it is cancelled', async () => {
  const passengers = Array.from({ length: 9 }, () => ({ type: 'adult' }))
  const search = { passengers, cabin_class: 'first' }
  const before = await offersOf(call, search)
  const cheapest = async () => (await offersOf(call, search))[0]
  const flight = (offer: typeof before) => offer.slices[0].segments[0].marketing_carrier_flight_number
  const orders: string[] = []
  let stale = before[0]
  for (;;) {
    const offer = await cheapest()
    if (flight(offer) !== flight(before[0])) break
    stale = offer
    const answer = await call('POST', '/air/orders', anOrder(offer))
    expect(answer.status).toBe(201)
    orders.push(answer.body.data.id)
  }
  expect(orders.length).toBeGreaterThan(0)
  expect(codes(await call('POST', '/air/orders', anOrder(stale)))).toEqual(['offer_no_longer_available'])
  expect((await offersOf(call, search)).length).toBeLessThan(before.length)
  const quote = await call('POST', '/air/order_cancellations', { order_id: orders[0] })
  await call('POST', `/air/order_cancellations/${quote.body.data.id}/actions/confirm`)
  expect((await call('GET', `/air/offers/${stale.id}`)).status).toBe(200)
})

it('says when its rate window begins anew, as an HTTP date', async () => {
  const { headers } = await call('GET', '/air/airlines')
  expect(headers.get('ratelimit-reset')).toMatch(/GMT$/)
  expect(Number(headers.get('ratelimit-remaining'))).toBeGreaterThan(0)
})
