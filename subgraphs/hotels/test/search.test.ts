import { globalId } from '@wayfare/domain'
import { listing, openHotels, search } from './hotels-under-test.ts'
import type { HotelsUnderTest } from './hotels-under-test.ts'
import { inDays } from './stays.ts'

let hotels: HotelsUnderTest

beforeAll(async () => {
  hotels = await openHotels()
})
afterEach(() => hotels.control.clearFaults())
afterAll(() => hotels[Symbol.asyncDispose]())

const list = async (variables: object = {}) => hotels.subgraph.ask(listing, { search, ...variables })
const page = async (variables: object = {}) => {
  const { data, errors } = await list(variables)
  if (errors) throw new Error(JSON.stringify(errors))
  return data.hotelOffers
}
const contentCalls = async () => (await hotels.control.calls('rapid'))['getPropertyContent'] ?? 0

describe('searching for hotels', () => {
  it('asks for the content of twenty hotels with exactly one call, and never again', async () => {
    const found = await page({ filter: { cheapestOfEachHotel: true } })
    expect(new Set(found.nodes.map(({ hotel }: { hotel: { id: string } }) => hotel.id)).size).toBe(20)
    expect(found.nodes[0]).toMatchObject({
      supplier: 'rapid',
      hotel: {
        name: expect.any(String),
        starRating: expect.any(Number),
        address: { city: 'Paris', country: 'FR' },
        images: [{ caption: 'Exterior' }, {}],
        checkInFrom: '3:00 PM',
      },
    })
    expect(await contentCalls()).toBe(1)
    expect((await page({ filter: { cheapestOfEachHotel: true } })).nodes[0].cached).toBe(true)
    expect(await contentCalls()).toBe(1)
  })

  it('orders by stars with one content call for all hotels of the place', async () => {
    const before = await contentCalls()
    const berlin = { ...search, place: 'BER' }
    const found = await page({
      search: berlin,
      first: 100,
      sort: { by: 'STAR_RATING', direction: 'DESCENDING' },
      filter: { minStars: 3 },
    })
    const stars = found.nodes.map(({ hotel }: { hotel: { starRating: number } }) => hotel.starRating)
    expect(stars).toEqual(stars.toSorted((a: number, b: number) => b - a))
    expect(Math.min(...stars)).toBeGreaterThanOrEqual(3)
    expect((await contentCalls()) - before).toBe(1)
  })

  it('goes through all pages, cheapest first, each offer once', async () => {
    const first = await page({ first: 100 })
    const second = await page({ first: 100, after: first.pageInfo.endCursor })
    const nodes = [...first.nodes, ...second.nodes]
    const totals = nodes.map(({ price }) => Number(price.total.amount))
    expect(totals).toEqual(totals.toSorted((a, b) => a - b))
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(200)
    expect(first.totalCount).toBeGreaterThan(200)
  })

  it('keeps what fits the filter, its limit in the currency that is shown', async () => {
    const found = await page({
      first: 100,
      currency: 'USD',
      filter: { refundable: true, boards: ['BREAKFAST'], maxTotal: '900' },
    })
    expect(found.nodes.length).toBeGreaterThan(0)
    for (const { refundable, board, price } of found.nodes) {
      expect({ refundable, board, currency: price.display.currency }).toEqual({
        refundable: true,
        board: 'BREAKFAST',
        currency: 'USD',
      })
      expect(Number(price.display.amount)).toBeLessThanOrEqual(900)
    }
  })

  it('takes a place by its id', async () => {
    const byId = await page({ search: { ...search, place: globalId('Place', 'PAR') } })
    expect(byId.totalCount).toBe((await page()).totalCount)
  })

  it('tells what became of the supplier when it fails, and still answers', async () => {
    const other = { ...search, checkIn: inDays(31) }
    await hotels.control.fault({
      supplier: 'rapid',
      operation: 'getAvailability',
      kind: 'rate-limited',
      times: 5,
    })
    const found = await page({ search: other })
    expect(found).toMatchObject({
      totalCount: 0,
      suppliers: [{ supplier: 'rapid', status: 'RATE_LIMITED', retryable: true }],
    })
    await hotels.control.clearFaults()
    await hotels.control.fault({
      supplier: 'rapid',
      operation: 'getAvailability',
      kind: 'latency',
      delayMs: 2_000,
    })
    expect((await page({ search: other, deadlineMs: 300 })).suppliers).toMatchObject([
      { status: 'TIMED_OUT', retryable: true },
    ])
  })

  it('gives the offers though their hotels cannot be described', async () => {
    await hotels.control.fault({
      supplier: 'rapid',
      operation: 'getPropertyContent',
      kind: 'garbage',
      times: 9,
    })
    const { data, errors } = await list({ search: { ...search, place: 'ROM' }, first: 1 })
    expect(data.hotelOffers.nodes[0]).toMatchObject({ supplier: 'rapid', hotel: { name: null } })
    expect(errors![0]!.extensions).toMatchObject({ code: 'SUPPLIER_UNAVAILABLE', supplier: 'rapid' })
  })
})

describe('the deadline of a search', () => {
  const slowMs = 4_500
  const slowContent = () =>
    hotels.control.fault({
      supplier: 'rapid',
      operation: 'getPropertyContent',
      kind: 'latency',
      delayMs: slowMs,
    })
  const timed = async (variables: object) => {
    const started = performance.now()
    const answer = await list(variables)
    return { ...answer, ms: performance.now() - started }
  }

  it('holds for the hotels that are selected: they are missing, the offers are not', async () => {
    await slowContent()
    const { data, errors, ms } = await timed({ search: { ...search, place: 'MAD' }, deadlineMs: 1_000 })
    expect(ms).toBeLessThan(slowMs)
    expect(data.hotelOffers.nodes[0]).toMatchObject({ supplier: 'rapid', hotel: { name: null } })
    expect(errors![0]!.extensions).toMatchObject({ code: 'SUPPLIER_TIMED_OUT' })
  })

  it('holds for what the order needs, and says so', async () => {
    await slowContent()
    const sort = { by: 'STAR_RATING', direction: 'DESCENDING' }
    const { data, ms } = await timed({ search: { ...search, place: 'AMS' }, sort, deadlineMs: 1_000 })
    expect(ms).toBeLessThan(slowMs)
    expect(data.hotelOffers.totalCount).toBeGreaterThan(0)
    expect(data.hotelOffers.suppliers.at(-1)).toMatchObject({
      supplier: 'rapid',
      status: 'TIMED_OUT',
      offers: 0,
    })
  })
})

it.each([
  ['a day that has passed', { checkIn: '2020-01-01' }, 'search.checkIn'],
  ['a day that is none', { checkIn: '2027-02-30' }, 'search.checkIn'],
  ['leaving before arriving', { checkOut: inDays(30) }, 'search.checkOut'],
  ['29 nights', { checkOut: inDays(59) }, 'search.checkOut'],
  ['too far ahead', { checkIn: inDays(700), checkOut: inDays(701) }, 'search.checkIn'],
  ['no rooms', { rooms: [] }, 'search.rooms'],
  ['nine rooms', { rooms: Array.from({ length: 9 }, () => ({ adults: 1 })) }, 'search.rooms'],
  ['a room without an adult', { rooms: [{ adults: 1 }, { adults: 0 }] }, 'search.rooms.1.adults'],
  ['nine adults in a room', { rooms: [{ adults: 9 }] }, 'search.rooms.0.adults'],
  ['a child of 18', { rooms: [{ adults: 1, childAges: [3, 18] }] }, 'search.rooms.0.childAges.1'],
  ['a child of -1', { rooms: [{ adults: 1, childAges: [-1] }] }, 'search.rooms.0.childAges.0'],
  [
    'seven children',
    { rooms: [{ adults: 1, childAges: [1, 2, 3, 4, 5, 6, 7] }] },
    'search.rooms.0.childAges',
  ],
  ['a place nobody knows', { place: 'ZZZ' }, 'search.place'],
  ['a place that is no code', { place: 'Paris' }, 'search.place'],
  ['the id of something else', { place: globalId('HotelOffer', 'PAR') }, 'search.place'],
])('refuses %s, naming the field', async (_, wrong, field) => {
  const { data, errors } = await list({ search: { ...search, ...wrong } })
  expect(data?.hotelOffers ?? null).toBeNull()
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', field, hint: expect.any(String), service: 'hotels' } },
  ])
})

it.each([
  ['first', { first: 101 }, 'first'],
  ['first', { first: 0 }, 'first'],
  ['deadlineMs', { deadlineMs: 5 }, 'deadlineMs'],
  ['after', { after: 'nonsense' }, 'after'],
  ['currency', { currency: 'XAU' }, 'currency'],
  ['stars', { filter: { minStars: 6 } }, 'filter.minStars'],
  ['a negative limit', { currency: 'EUR', filter: { maxTotal: '-9' } }, 'filter.maxTotal'],
  ['a limit without its currency', { filter: { maxTotal: '9' } }, 'filter.maxTotal'],
])('refuses a wrong %s, naming it', async (_, wrong, field) => {
  expect((await list(wrong)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }])
})
