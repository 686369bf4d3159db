import { listing, openFlights, search, slice } from './flights-under-test.ts'
import type { FlightsUnderTest } from './flights-under-test.ts'
import { inDays } from './journeys.ts'

let flights: FlightsUnderTest
let offers: { id: string; holdable: boolean; price: { total: { amount: string; currency: string } } }[]

beforeAll(async () => {
  flights = await openFlights()
  const { data } = await flights.subgraph.ask(listing, { search, first: 100 })
  offers = data.flightOffers.nodes
})
afterEach(() => flights.control.clearFaults())
afterAll(() => flights[Symbol.asyncDispose]())

const searchOn = (day: number, variables: object = {}) =>
  flights.subgraph.ask(listing, {
    search: { ...search, slices: [{ ...slice, date: inDays(day) }] },
    ...variables,
  })

const timed = async <T>(work: Promise<T>) => {
  const started = performance.now()
  return { answer: await work, ms: performance.now() - started }
}

const hold = async () => {
  const { id, price } = offers.find(({ holdable }) => holdable)!
  const held = await flights.subgraph.sender.order('flights', { offerId: id, expected: price.total }).hold()
  return held.name
}

it('refuses no order because callers gave their searches up', async () => {
  await flights.control.fault({
    supplier: 'duffel',
    operation: 'createOfferRequest',
    kind: 'latency',
    delayMs: 3_000,
    times: 100,
  })
  const given = Array.from({ length: 12 }, (_, index) => searchOn(60 + index, { deadlineMs: 100 }))
  for (const { data } of await Promise.all(given))
    expect(data.flightOffers.suppliers).toMatchObject([{ status: 'TIMED_OUT', retryable: true }])
  await flights.control.clearFaults()
  expect((await searchOn(90)).data.flightOffers.suppliers).toMatchObject([{ status: 'ANSWERED' }])
  expect(await hold()).toBe('order.held')
})

it('pages on though the supplier fails, and answers a new search with its failure', async () => {
  const first = (await searchOn(100, { first: 5 })).data.flightOffers
  await flights.control.fault({
    supplier: 'duffel',
    operation: 'createOfferRequest',
    kind: 'server-error',
    times: 9,
  })
  const second = (await searchOn(100, { first: 5, after: first.pageInfo.endCursor })).data.flightOffers
  expect(second.nodes).toHaveLength(5)
  expect((await searchOn(101)).data.flightOffers.suppliers).toMatchObject([{ status: 'FAILED' }])
  const { errors } = await searchOn(102, { after: first.pageInfo.endCursor })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }])
})

it('answers searches while one caller has six hundred offers priced, and refuses what it cannot do in time', async () => {
  await flights.control.fault({
    supplier: 'duffel',
    operation: 'getOffer',
    kind: 'latency',
    delayMs: 200,
    times: 1_000,
  })
  const many = Array.from({ length: 6 }, () =>
    flights.subgraph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on FlightOffer { id } } }`,
      {
        of: Array.from({ length: 100 }, (_, index) => ({
          __typename: 'FlightOffer',
          id: flights.subgraph.offerId('FlightOffer', {
            supplier: 'duffel',
            ref: `off_${'0'.repeat(20)}${index}`,
          }),
        })),
      },
    ),
  )
  const searched = await timed(searchOn(110, { deadlineMs: 5_000 }))
  expect(searched.answer.data.flightOffers.suppliers).toMatchObject([{ status: 'ANSWERED' }])
  const codes = (await Promise.all(many)).flatMap(({ errors = [] }) =>
    errors.map(({ extensions }) => extensions['code']),
  )
  expect(codes).toHaveLength(600)
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND', 'RATE_LIMITED']))
  expect((await flights.control.calls('duffel'))['getOffer']).toBeLessThan(200)
})

it('keeps prices that cannot be converted in their own currency', async () => {
  await using other = await openFlights({ ratesUrl: 'http://127.0.0.1:1' })
  const { data } = await other.subgraph.ask(listing, { search, currency: 'USD' })
  expect(data.flightOffers.nodes[0].price).toMatchObject({ total: { currency: 'EUR' }, display: null })
  expect(data.flightOffers.suppliers).toMatchObject([
    { supplier: 'duffel', status: 'ANSWERED' },
    { supplier: 'ecb', status: 'FAILED', message: expect.stringContaining('USD') },
  ])
})
