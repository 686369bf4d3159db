import { scopesOfRoles } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { globalId, localId } from '@wayfare/domain'
import { decodeRef, encodeRef } from '../src/offer-ref.ts'
import type { OfferRef } from '../src/offer-ref.ts'
import { inDays } from './stays.ts'
import { owner } from '@wayfare/test-kit'
import { listing, openHotels, search } from './hotels-under-test.ts'
import type { HotelsUnderTest } from './hotels-under-test.ts'

let hotels: HotelsUnderTest
let offers: { id: string; price: { total: { amount: string; currency: string } }; hotel: { id: string } }[]

beforeAll(async () => {
  hotels = await openHotels()
  const { data } = await hotels.subgraph.ask(listing, { search, first: 60, filter: { refundable: true } })
  offers = data.hotelOffers.nodes
})
afterEach(() => hotels.control.clearFaults())
afterAll(() => hotels[Symbol.asyncDispose]())

const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on HotelOffer { id price { total { amount currency } } room { name } hotel { name } }
    ... on Hotel { id name starRating }
    ... on HotelOrder {
      id state itineraryId supplier checkIn checkOut bookedBoard rooms { adults } bookedRoom { name }
      hotel { name } total { amount currency } cancellationTerms { refund { amount currency } validUntil }
    }
  }
}`

const load = (representations: object[], viewer?: Viewer) =>
  hotels.subgraph.ask(entities, { representations }, viewer)
const offer = (id: string) => ({ __typename: 'HotelOffer', id })

const traveller = (id: string): Viewer => ({
  kind: 'user',
  id,
  roles: ['traveller'],
  scopes: scopesOfRoles(['traveller']),
})

it.each(['{ __typename }', '{ _service { sdl } }', entities])(
  'answers 401 without a token to %s',
  async (query) => {
    const answer = await fetch(`${hotels.subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { representations: [] } }),
    })
    expect(answer.status).toBe(401)
  },
)

it('prices the offers of a trip again with one call each, as the search has described them', async () => {
  const before = await hotels.control.calls('rapid')
  const ids = offers.slice(0, 10).map(({ id }) => id)
  const { data, errors } = await load(ids.map(offer))
  expect(errors).toBeUndefined()
  expect(data._entities.map(({ id }: { id: string }) => id)).toEqual(ids)
  expect(data._entities[0].price).toEqual({ total: offers[0]!.price.total })
  const after = await hotels.control.calls('rapid')
  expect(after['priceCheck']! - (before['priceCheck'] ?? 0)).toBe(10)
  expect(after['getAvailability']).toBe(before['getAvailability'])
})

it('answers null for what cannot be had and the rest as it is', async () => {
  await hotels.control.fault({ supplier: 'rapid', operation: 'priceCheck', kind: 'sold-out' })
  const forged = globalId('HotelOffer', 'no|such|offer')
  const { data, errors } = await load([
    offer(offers[30]!.id),
    offer(forged),
    offer(globalId('FlightOffer', 'off_1')),
    { __typename: 'Hotel', id: offers[30]!.hotel.id },
    { __typename: 'Hotel', id: globalId('Hotel', '42') },
  ])
  expect(data._entities).toMatchObject([null, null, null, { name: expect.any(String) }, null])
  const codes = errors!.map(({ extensions }) => extensions['code'])
  expect(codes.toSorted()).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'NOT_FOUND', 'NOT_FOUND'])
})

it('holds, confirms and cancels on command, and shows the order to its owner alone', async () => {
  const { id, price } = offers[0]!
  const order = hotels.subgraph.sender.order('hotels', { offerId: id, expected: price.total })
  const held = await order.hold()
  expect(held).toMatchObject({ name: 'order.held', payload: { price: price.total, reversible: true } })
  const { orderId } = held.payload as { orderId: string }
  const seen = [{ __typename: 'HotelOrder', id: orderId }]
  expect((await load(seen, traveller(owner.viewerId))).data._entities).toMatchObject([
    {
      state: 'HELD',
      total: price.total,
      checkIn: search.checkIn,
      rooms: [{ adults: 2 }],
      hotel: { name: expect.any(String) },
      bookedRoom: { name: expect.any(String) },
    },
  ])
  expect(await order.confirm()).toMatchObject({ name: 'order.confirmed' })
  const { data } = await load(seen, traveller(owner.viewerId))
  expect(data._entities).toMatchObject([
    { state: 'CONFIRMED', supplier: 'rapid', cancellationTerms: { refund: price.total } },
  ])
  expect((await load(seen, traveller('somebody-else'))).data._entities).toEqual([null])
  expect((await load(seen)).data._entities).toEqual([null])
  expect(await order.cancel()).toMatchObject({ name: 'order.cancelled', payload: { refund: price.total } })
  expect((await load(seen, traveller(owner.viewerId))).data._entities).toMatchObject([
    { state: 'CANCELLED', cancellationTerms: null },
  ])
})

it('finds the order again when the answer to its hold was lost', async () => {
  const { id, price } = offers[1]!
  await hotels.control.fault({ supplier: 'rapid', operation: 'postItinerary', kind: 'answer-lost' })
  const clientReference = 'WFLOSTANSWER1'
  const order = hotels.subgraph.sender.order('hotels', {
    offerId: id,
    expected: price.total,
    clientReference,
  })
  expect(await order.hold()).toMatchObject({ name: 'order.held' })
  const made = (await hotels.control.orders('rapid')).filter(
    (each) => each.clientReference === clientReference,
  )
  expect(made).toHaveLength(1)
})

it.each([
  ['price-changed', 'PRICE_CHANGED', 12],
  ['sold-out', 'SOLD_OUT', 20],
])('refuses an offer that is %s', async (kind, reason, index) => {
  const { id, price } = offers[index]!
  await hotels.control.fault({ supplier: 'rapid', operation: 'postItinerary', kind })
  const order = hotels.subgraph.sender.order('hotels', { offerId: id, expected: price.total })
  const held = await order.hold()
  // What cannot be held is ordered, and refused, when the trip is confirmed.
  const told = held.name === 'order.refused' ? held : await order.confirm()
  expect(told).toMatchObject({ name: 'order.refused', payload: { reason } })
})

it('wraps all that an offer is in an id of at most 120 characters', () => {
  expect(Math.max(...offers.map(({ id }) => id.length))).toBeLessThanOrEqual(120)
})

it('refuses every reference that it did not issue before any call, within 50 ms', async () => {
  const rooms = [{ adults: 1 }, { adults: 4 }]
  const { data } = await hotels.subgraph.ask(listing, { search: { ...search, rooms }, first: 1 })
  const issued = localId(data.hotelOffers.nodes[0].id, 'HotelOffer')
  const [supplier, ref, tag] = issued.split('~') as [string, string, string]
  const stay = decodeRef(ref)
  const other = localId(offers[0]!.id, 'HotelOffer').split('~')[2]!
  const changed = (change: Partial<OfferRef>) => `${supplier}~${encodeRef({ ...stay, ...change })}~${tag}`
  const forged = [
    changed({ rooms: [stay.rooms[0]!, stay.rooms[0]!] }),
    changed({ checkOut: inDays(37) }),
    changed({ rateId: '1' }),
    `${supplier}~${ref}~${other}`,
    `${supplier}~${ref}`,
    `duffel~${ref}~${tag}`,
    `${supplier}~${ref}~${tag}`.replace('rapid', 'RAPID'),
    '1|2|3|4|2027-03-01|2027-03-02|1;1|EUR|token',
    'x'.repeat(5_000),
  ]
  const before = await hotels.control.calls('rapid')
  const started = performance.now()
  const answer = await load(forged.map((local) => offer(globalId('HotelOffer', local))))
  expect((performance.now() - started) / forged.length).toBeLessThan(50)
  expect(answer.data._entities).toEqual(forged.map(() => null))
  expect(new Set(answer.errors!.map(({ extensions }) => extensions['code']))).toEqual(
    new Set(['BAD_USER_INPUT']),
  )
  expect(await hotels.control.calls('rapid')).toEqual(before)
})
