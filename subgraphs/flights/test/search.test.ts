import { globalId } from '@wayfare/domain'
import { listing, openFlights, search, slice } from './flights-under-test.ts'
import type { FlightsUnderTest } from './flights-under-test.ts'
import { inDays } from './journeys.ts'

let flights: FlightsUnderTest

beforeAll(async () => {
  flights = await openFlights()
})
afterEach(() => flights.control.clearFaults())
afterAll(() => flights[Symbol.asyncDispose]())

const list = async (variables: object = {}) => flights.subgraph.ask(listing, { search, ...variables })
const page = async (variables: object = {}) => {
  const { data, errors } = await list(variables)
  if (errors) throw new Error(JSON.stringify(errors))
  return data.flightOffers
}

describe('searching for flights', () => {
  it('goes through all pages, cheapest first, asking the supplier once', async () => {
    const first = await page({ first: 5 })
    const second = await page({ first: 5, after: first.pageInfo.endCursor })
    const nodes = [...first.nodes, ...second.nodes]
    const totals = nodes.map(({ price }) => Number(price.total.amount))
    expect(totals).toEqual(totals.toSorted((a, b) => a - b))
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(10)
    expect(second.nodes[0].cached).toBe(true)
    expect((await flights.control.calls('duffel'))['createOfferRequest']).toBe(1)
  })

  it('keeps what fits, in the order and currency that were asked for', async () => {
    const found = await page({
      first: 100,
      currency: 'USD',
      filter: { maxStops: 0, holdable: true },
      sort: { by: 'DEPARTURE', direction: 'DESCENDING' },
    })
    expect(found.nodes.length).toBeGreaterThan(0)
    const departures = found.nodes.map(
      (node: { slices: { from: { at: string } }[] }) => node.slices[0]!.from.at,
    )
    expect(departures).toEqual(departures.toSorted().toReversed())
    for (const { holdable, slices, price } of found.nodes)
      expect({ holdable, stops: slices[0].stops, shown: price.display.currency }).toEqual({
        holdable: true,
        stops: 0,
        shown: 'USD',
      })
  })

  it('tells what became of the supplier when it fails, and still answers', async () => {
    const other = { ...search, slices: [{ ...slice, date: inDays(41) }] }
    await flights.control.fault({
      supplier: 'duffel',
      operation: 'createOfferRequest',
      kind: 'rate-limited',
      times: 5,
    })
    expect(await page({ search: other })).toMatchObject({
      totalCount: 0,
      suppliers: [{ supplier: 'duffel', status: 'RATE_LIMITED', retryable: true }],
    })
    await flights.control.clearFaults()
    await flights.control.fault({
      supplier: 'duffel',
      operation: 'listOffers',
      kind: 'latency',
      delayMs: 2_000,
    })
    expect((await page({ search: other, deadlineMs: 300 })).suppliers).toMatchObject([
      { status: 'TIMED_OUT', retryable: true },
    ])
  })
})

it('takes places by code in any case and by the id of a place', async () => {
  const by = async (from: string, to: string) =>
    (await page({ search: { ...search, slices: [{ from, to, date: inDays(42) }] } })).totalCount
  const count = await by('LHR', 'NYC')
  expect(count).toBeGreaterThan(0)
  expect(await by('lhr', 'nyc')).toBe(count)
  expect(await by(globalId('Place', 'LHR'), globalId('Place', 'NYC'))).toBe(count)
  expect(await by(globalId('Place', 'LHR'), globalId('Place', 'BER-city'))).toBeGreaterThan(0)
})

it('searches over the date line, where one lands on the day before', async () => {
  const slices = [
    { from: 'APW', to: 'ppg', date: inDays(41) },
    { from: 'PPG', to: 'HNL', date: inDays(40) },
  ]
  const found = await page({ search: { ...search, slices } })
  expect(found.totalCount).toBeGreaterThan(0)
  for (const node of found.nodes) {
    const [first, second] = node.slices
    expect(first.to.at < second.from.at).toBe(true)
    expect(first.from.at > second.from.at).toBe(true)
  }
})

it.each([
  ['no slice', { slices: [] }, 'search.slices'],
  ['seven slices', { slices: Array.from({ length: 7 }, () => slice) }, 'search.slices'],
  ['a day that has passed', { slices: [{ ...slice, date: '2020-01-01' }] }, 'search.slices.0.date'],
  ['a day that is none', { slices: [{ ...slice, date: '2027-02-30' }] }, 'search.slices.0.date'],
  [
    'flying back before flying out',
    { slices: [slice, { from: 'JFK', to: 'LHR', date: inDays(30) }] },
    'search.slices.1.date',
  ],
  ['a place that is no code', { slices: [{ ...slice, from: 'London' }] }, 'search.slices.0.from'],
  ['a place nobody knows', { slices: [{ ...slice, to: 'ZZZ' }] }, 'search.slices.0.to'],
  ['the id of another thing', { slices: [{ ...slice, to: globalId('Hotel', 'LHR') }] }, 'search.slices.0.to'],
  ['going where one is', { slices: [{ ...slice, to: 'lhr' }] }, 'search.slices.0.to'],
  ['nobody', { travellers: [] }, 'search.travellers'],
  [
    'ten travellers',
    { travellers: Array.from({ length: 10 }, () => ({ type: 'ADULT' })) },
    'search.travellers',
  ],
  [
    'a child without an age',
    { travellers: [{ type: 'ADULT' }, { type: 'CHILD' }] },
    'search.travellers.1.age',
  ],
  ['a child of 18', { travellers: [{ type: 'CHILD', age: 18 }] }, 'search.travellers.0.age'],
  [
    'more infants than laps',
    { travellers: [{ type: 'ADULT' }, { type: 'INFANT' }, { type: 'INFANT' }] },
    'search.travellers',
  ],
])('refuses %s, naming the field', async (_, wrong, field) => {
  const { data, errors } = await list({ search: { ...search, ...wrong } })
  expect(data?.flightOffers ?? null).toBeNull()
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', field, hint: expect.any(String), service: 'flights' } },
  ])
})

it.each([
  ['first', { first: 101 }, 'first'],
  ['deadlineMs', { deadlineMs: 20_001 }, 'deadlineMs'],
  ['after', { after: 'nonsense' }, 'after'],
  ['currency', { currency: 'XAU' }, 'currency'],
  ['number of stops', { filter: { maxStops: -1 } }, 'filter.maxStops'],
  ['airline', { filter: { airlines: ['BA', 'British'] } }, 'filter.airlines.1'],
])('refuses a wrong %s, naming it', async (_, wrong, field) => {
  expect((await list(wrong)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }])
})
