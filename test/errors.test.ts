import { globalId } from '@wayfare/domain'
import { ada, book, clientAt, daysAhead, findTrip, quote, startWayfare } from './wayfare.ts'
import type { Client, Wayfare } from './wayfare.ts'

let wayfare: Wayfare
let traveller: Client

beforeAll(async () => {
  wayfare = await startWayfare()
  traveller = await wayfare.as('traveller')
}, 60_000)

afterAll(() => wayfare.close())
afterEach(() => wayfare.clearFaults())

const flight = (slice: object = {}, travellers: object[] = [{ type: 'ADULT' }]) => ({
  slices: [{ from: 'LHR', to: 'NRT', date: daysAhead(60), ...slice }],
  travellers,
})
const stay = (more: object = {}) => ({
  place: 'PAR',
  checkIn: daysAhead(60),
  checkOut: daysAhead(62),
  rooms: [{ adults: 2 }],
  ...more,
})

const flights = 'query ($search: FlightSearchInput!) { flightOffers(search: $search) { totalCount } }'
const hotels = 'query ($search: HotelSearchInput!) { hotelOffers(search: $search) { totalCount } }'

it.each([
  ['a malformed date', flights, flight({ date: '2027-13-45' }), 'search.slices.0.date'],
  ['a date in another format', flights, flight({ date: '1 March 2027' }), 'search.slices.0.date'],
  ['a past date', flights, flight({ date: '2020-01-01' }), 'search.slices.0.date'],
  ['an unknown airport', flights, flight({ to: 'XQZ' }), 'search.slices.0.to'],
  ['no IATA code', flights, flight({ from: 'London' }), 'search.slices.0.from'],
  ['nobody who flies', flights, flight({}, []), 'search.travellers'],
  [
    'a child without an age',
    flights,
    flight({}, [{ type: 'ADULT' }, { type: 'CHILD' }]),
    'search.travellers.1.age',
  ],
  ['no slice', flights, { ...flight(), slices: [] }, 'search.slices'],
  ['a stay in the past', hotels, stay({ checkIn: '2020-01-01', checkOut: '2020-01-02' }), 'search.checkIn'],
  ['a stay that ends before it begins', hotels, stay({ checkOut: daysAhead(59) }), 'search.checkOut'],
  ['an unknown place', hotels, stay({ place: 'XQZ' }), 'search.place'],
  ['a room for nobody', hotels, stay({ rooms: [{ adults: 0 }] }), 'search.rooms.0.adults'],
  ['no room', hotels, stay({ rooms: [] }), 'search.rooms'],
])('names the field of %s and says how to mend it', async (_, query, search, field) => {
  const { errors } = await wayfare.anonymous.ask(query, { search })
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', field, hint: expect.stringMatching(/^Send /) } },
  ])
  expect(errors![0]!.extensions['requestId']).toEqual(expect.any(String))
})

it('names the field of a malformed date that stands in the query itself', async () => {
  const query =
    '{ flightOffers(search: { slices: [{ from: "LHR", to: "NRT", date: "soon" }], travellers: [{ type: ADULT }] }) { totalCount } }'
  const { errors } = await wayfare.anonymous.ask(query)
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', field: 'search.slices.0.date', hint: expect.any(String) } },
  ])
})

const trip = (more: object = {}) => ({ quoteId: globalId('TripQuote', crypto.randomUUID()), ...more })

it.each([
  ['a foreign offer', 'quoteTrip', { offerIds: ['off_123'] }, 'offerIds.0'],
  ['the id of something else', 'quoteTrip', { offerIds: [globalId('Booking', 'x')] }, 'offerIds.0'],
  ['no offer', 'quoteTrip', { offerIds: [] }, 'offerIds'],
  [
    'a currency that is none',
    'quoteTrip',
    { offerIds: [globalId('FlightOffer', 'off_1')], currency: 'EURO' },
    'currency',
  ],
  ['a quote of nobody', 'bookTrip', trip(), 'quoteId'],
  [
    'a malformed day of birth',
    'bookTrip',
    trip({ travellers: [{ ...ada.travellers[0], dateOfBirth: '10/12/1990' }] }),
    'travellers.0.dateOfBirth',
  ],
  [
    'a day of birth to come',
    'bookTrip',
    trip({ travellers: [{ ...ada.travellers[0], dateOfBirth: daysAhead(3) }] }),
    'travellers.0.dateOfBirth',
  ],
  ['nobody who travels', 'bookTrip', trip({ travellers: [] }), 'travellers'],
  [
    'an e-mail address that is none',
    'bookTrip',
    trip({ contact: { ...ada.contact, email: 'ada' } }),
    'contact.email',
  ],
  ['a card number', 'bookTrip', trip({ paymentMethod: '4242424242424242' }), 'paymentMethod'],
  ['a short key', 'bookTrip', trip({ idempotencyKey: 'x' }), 'idempotencyKey'],
])('answers %s as data with the path and how to mend it', async (_, mutation, input, path) => {
  const answer = mutation === 'quoteTrip' ? await quoteRaw(input) : await book(traveller, input)
  expect(answer.__typename).toBe('ValidationFailed')
  expect(answer.errors).toMatchObject([
    { path: ['input', ...path.split('.')], hint: expect.any(String), message: expect.any(String) },
  ])
})

const quoteRaw = async (input: object) => {
  const { offerIds, currency = 'EUR' } = input as { offerIds: string[]; currency?: string }
  return quote(traveller, offerIds, currency)
}

it('tells which offers cannot be had, and quotes nothing', async () => {
  const gone = globalId('FlightOffer', 'off_0000AbCdEfGhIjKlMnOpQr')
  expect(await quote(traveller, [gone])).toMatchObject({
    __typename: 'OffersUnavailable',
    offers: [{ id: gone, reason: 'GONE' }],
    hint: expect.any(String),
  })
})

it('says of an expired quote that it is one', async () => {
  const hasty = await startWayfare({ BOOKINGS_QUOTE_SECONDS: '1' })
  try {
    const client = await hasty.as('traveller')
    const { flights: found } = await findTrip(client, 75)
    const quoted = await quote(client, [found[0].id])
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(await book(client, { quoteId: quoted.id })).toMatchObject({
      __typename: 'QuoteExpired',
      path: ['input', 'quoteId'],
      hint: expect.stringContaining('new quote'),
    })
  } finally {
    await hasty.close()
  }
})

it('does not book above the total that the traveller agreed to', async () => {
  const { flights: found } = await findTrip(wayfare.anonymous, 70)
  const quoted = await quote(traveller, [found[0].id])
  const answer = await book(traveller, { quoteId: quoted.id, maxTotal: { amount: '1.00', currency: 'EUR' } })
  expect(answer).toMatchObject({ __typename: 'PriceChanged', total: quoted.total })
})

it('refuses to quote and to book for somebody who is not signed in', async () => {
  const { errors } = await wayfare.anonymous.ask(
    'mutation { quoteTrip(input: { offerIds: [], currency: "EUR" }) { __typename } }',
  )
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

it.each([['{ flightOffers('], ['{ nothingLikeThis }'], ['query { flightOffers { totalCount } }'], ['']])(
  'answers 400 to the malformed document %p',
  async (query) => {
    const { status, errors } = await wayfare.anonymous.ask(query)
    expect(status).toBe(400)
    expect(errors![0]!.message).not.toBe('')
  },
)

it('answers 401 to a token that is none', async () => {
  expect(await clientAt(wayfare.url, 'not.a.token').ask('{ viewer { id } }')).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  })
})

it.each([
  ['reset', 'FAILED'],
  ['server-error', 'FAILED'],
  ['garbage', 'FAILED'],
])('gives the hotels when the flights supplier answers by %s, and says how it did', async (kind, status) => {
  await wayfare.fault({ supplier: 'duffel', operation: '*', kind })
  const { data } = await findTrip(wayfare.anonymous, 80 + kind.length)
  expect(data.flightOffers.nodes).toEqual([])
  expect(data.flightOffers.suppliers).toMatchObject([
    { supplier: 'duffel', status: expect.stringMatching(`${status}|CIRCUIT_OPEN`), retryable: true },
  ])
  expect(data.hotelOffers.nodes.length).toBeGreaterThan(0)
  expect(data.hotelOffers.suppliers).toMatchObject([{ supplier: 'rapid', status: 'ANSWERED' }])
})

it('reads the content of twenty hotels with one call to the supplier', async () => {
  const before = (await wayfare.ledger()).calls['rapid']?.['getPropertyContent'] ?? 0
  const query = `query ($search: HotelSearchInput!) { hotelOffers(search: $search, first: 20, filter: { cheapestOfEachHotel: true }) { nodes { hotel { id name starRating } } } }`
  const { data } = await wayfare.anonymous.ask(query, { search: stay({ place: 'BER' }) })
  const ids = new Set(data.hotelOffers.nodes.map((node: { hotel: { id: string } }) => node.hotel.id))
  expect(ids.size).toBe(20)
  expect((await wayfare.ledger()).calls['rapid']!['getPropertyContent']! - before).toBe(1)
})
