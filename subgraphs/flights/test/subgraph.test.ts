import { scopesOfRoles } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { globalId, parseGlobalId } from '@wayfare/domain'
import { owner } from '@wayfare/test-kit'
import { listing, openFlights, search, slice } from './flights-under-test.ts'
import type { FlightsUnderTest } from './flights-under-test.ts'
import { inDays } from './journeys.ts'

interface Offer {
  id: string
  holdable: boolean
  price: { total: { amount: string; currency: string } }
}

let flights: FlightsUnderTest
let offers: Offer[]

beforeAll(async () => {
  flights = await openFlights()
  const { data } = await flights.subgraph.ask(listing, { search, first: 100 })
  offers = data.flightOffers.nodes
})
afterEach(() => flights.control.clearFaults())
afterAll(() => flights[Symbol.asyncDispose]())

const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on FlightOffer { id price { total { amount currency } } }
    ... on FlightOrder {
      id state recordLocator supplier total { amount currency } payBy tickets { number }
      slices { from { airport } } cancellationTerms { refund { amount currency } }
    }
  }
}`

const load = (representations: object[], viewer?: Viewer) =>
  flights.subgraph.ask(entities, { representations }, viewer)
const reference = (id: string) => ({ __typename: 'FlightOffer', id })

let days = 41
/** An offer of a search of its own: an offer request is good for one order. */
const take = async (holdable: boolean): Promise<Offer> => {
  days += 1
  const own = { ...search, slices: [{ ...slice, date: inDays(days) }] }
  const { data } = await flights.subgraph.ask(listing, { search: own, first: 100 })
  return data.flightOffers.nodes.find((offer: Offer) => offer.holdable === holdable)
}

const traveller = (id: string): Viewer => ({
  kind: 'user',
  id,
  roles: ['traveller'],
  scopes: scopesOfRoles(['traveller']),
})

it.each(['{ __typename }', '{ _service { sdl } }', entities])(
  'answers 401 without a token to %s',
  async (query) => {
    const answer = await fetch(`${flights.subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { representations: [] } }),
    })
    expect(answer.status).toBe(401)
  },
)

it('prices the offers of a trip again, each on its own', async () => {
  const known = offers.slice(0, 2)
  const { data, errors } = await load([
    reference(known[0]!.id),
    reference(globalId('FlightOffer', 'off_never')),
    reference(globalId('HotelOffer', 'x')),
    reference('nonsense'),
    reference(known[1]!.id),
  ])
  expect(data._entities).toMatchObject([
    { id: known[0]!.id, price: { total: known[0]!.price.total } },
    null,
    null,
    null,
    { id: known[1]!.id },
  ])
  const codes = errors!.map(({ extensions }) => extensions['code'])
  expect(codes.toSorted()).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT'])
})

it('orders for everybody who found the same search', async () => {
  const shared = offers.filter(({ holdable }) => holdable).slice(0, 2)
  for (const { id, price } of [shared[0]!, ...shared]) {
    const order = flights.subgraph.sender.order('flights', { offerId: id, expected: price.total })
    expect(await order.hold()).toMatchObject({ name: 'order.held', payload: { price: price.total } })
  }
})

it('says what the airline must be told of the travellers', async () => {
  const { data } = await flights.subgraph.ask(
    `query ($search: FlightSearchInput!) {
      flightOffers(search: $search, first: 1) {
        nodes { requirements { travellers { type minAge maxAge ageOn named } names { alphabet maxLength } genders documents { need types validOn } } }
      }
    }`,
    { search: { ...search, travellers: [{ type: 'ADULT' }, { type: 'CHILD', age: 14 }] } },
  )
  expect(data.flightOffers.nodes[0].requirements).toMatchObject({
    travellers: [
      { type: 'ADULT', minAge: 18, maxAge: 130, ageOn: slice.date, named: true },
      { type: 'ADULT', minAge: 14, maxAge: 14, ageOn: slice.date, named: true },
    ],
    names: { alphabet: 'LATIN_EXTENDED_A', maxLength: 20 },
    genders: ['FEMALE', 'MALE'],
    documents: { need: 'OPTIONAL', types: ['PASSPORT'] },
  })
})

it('refuses made-up offers without asking the supplier', async () => {
  const before = await flights.control.calls('duffel')
  const started = performance.now()
  const { local } = parseGlobalId(offers[0]!.id)!
  const forged = Array.from({ length: 100 }, (_, index) =>
    reference(globalId('FlightOffer', local.replace(/.{2}~/, `${String(index).padStart(2, '0')}~`))),
  )
  const { errors } = await load(forged)
  expect(new Set(errors!.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']))
  expect(performance.now() - started).toBeLessThan(1_000)
  expect(await flights.control.calls('duffel')).toEqual(before)
})

it('holds, confirms and cancels on command, and shows the order to its owner alone', async () => {
  const { id, price } = await take(true)
  const order = flights.subgraph.sender.order('flights', { offerId: id, expected: price.total })
  const held = await order.hold()
  expect(held).toMatchObject({ name: 'order.held', payload: { price: price.total } })
  const { orderId } = held.payload as { orderId: string }
  const seen = [{ __typename: 'FlightOrder', id: orderId }]
  expect((await load(seen, traveller(owner.viewerId))).data._entities).toMatchObject([
    { state: 'HELD', total: price.total, payBy: expect.any(String), slices: [{ from: { airport: 'LHR' } }] },
  ])
  expect(await order.confirm()).toMatchObject({ name: 'order.confirmed' })
  expect((await load(seen, traveller(owner.viewerId))).data._entities).toMatchObject([
    { state: 'CONFIRMED', tickets: [{}], cancellationTerms: { refund: { currency: 'EUR' } } },
  ])
  expect((await load(seen, traveller('somebody-else'))).data._entities).toEqual([null])
  expect((await load(seen)).data._entities).toEqual([null])
  expect(await order.cancel()).toMatchObject({ name: 'order.cancelled' })
  expect((await load(seen, traveller(owner.viewerId))).data._entities).toMatchObject([
    { state: 'CANCELLED', cancellationTerms: null },
  ])
})

it('orders at confirmation what cannot be held', async () => {
  const { id, price } = await take(false)
  const order = flights.subgraph.sender.order('flights', { offerId: id, expected: price.total })
  expect(await order.hold()).toMatchObject({ name: 'order.held', payload: { supplierReference: null } })
  expect(await order.confirm()).toMatchObject({ name: 'order.confirmed', payload: { price: price.total } })
})

it('finds the order again when the answer to its hold was lost', async () => {
  const { id, price } = await take(true)
  await flights.control.fault({ supplier: 'duffel', operation: 'createOrder', kind: 'answer-lost' })
  const clientReference = 'WFLOSTANSWER1'
  const order = flights.subgraph.sender.order('flights', {
    offerId: id,
    expected: price.total,
    clientReference,
  })
  expect(await order.hold()).toMatchObject({ name: 'order.held' })
  const made = (await flights.control.orders('duffel')).filter(
    (each) => each.clientReference === clientReference,
  )
  expect(made).toHaveLength(1)
})

it.each([
  ['price-changed', 'PRICE_CHANGED'],
  ['sold-out', 'SOLD_OUT'],
])('refuses an offer that is %s', async (kind, reason) => {
  const { id, price } = await take(true)
  await flights.control.fault({ supplier: 'duffel', operation: 'getOffer', kind })
  const order = flights.subgraph.sender.order('flights', { offerId: id, expected: price.total })
  expect(await order.hold()).toMatchObject({ name: 'order.refused', payload: { reason } })
})
