import { openBookings, viewer } from './bookings-service.ts'
import type { BookingsUnderTest } from './bookings-service.ts'
import { flightOffer } from './other-services.ts'

let bookings: BookingsUnderTest
beforeAll(async () => {
  bookings = await openBookings()
})
afterAll(() => bookings.close())

/** Bookings of a viewer, several of them at the very same instant. */
const insertBookings = (owner: string, count: number, agency: string | null = null) =>
  bookings.database.pool.query(
    `with quote as (
       insert into bookings.quotes (id, viewer_id, total, items, expires_at, booked)
       values (gen_random_uuid(), $1, '{}', '[]', now(), true) returning id)
     insert into bookings.bookings
       (id, reference, viewer_id, agency_id, quote_id, status, version, total, payment_id, payment, party, created_at)
     select gen_random_uuid(), 'WF' || $1::text || n, $1, $3, quote.id, 'CONFIRMED', 3, '{"amount":"1.00","currency":"EUR"}',
       gen_random_uuid(), '{"state":"CAPTURED","begun":true}', '{}', now() - make_interval(mins => n / 5)
     from quote, generate_series(1, $2) n`,
    [owner, count, agency],
  )

const list = `query ($first: Int!, $after: String, $status: [BookingStatus!]) {
  bookings(first: $first, after: $after, status: $status) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id reference events(first: 2) { totalCount nodes { version } } } } }`

const pagesOf = async (by: ReturnType<typeof viewer>, first: number) => {
  const references: string[] = []
  let after: string | undefined
  for (;;) {
    const { data } = await bookings.ask(list, { first, after }, by)
    const { nodes, pageInfo, totalCount } = data.bookings
    references.push(...nodes.map(({ reference }: { reference: string }) => reference))
    if (!pageInfo.hasNextPage) return { references, totalCount }
    after = pageInfo.endCursor
  }
}

it('pages through a list without gaps or repeats, for the owner, the agency and support', async () => {
  await insertBookings('pager', 23)
  await insertBookings('agent-a', 8, 'agency')
  await insertBookings('agent-b', 9, 'agency')
  const own = await pagesOf(viewer('pager'), 5)
  expect([new Set(own.references).size, own.references.length, own.totalCount]).toEqual([23, 23, 23])
  const agency = await pagesOf(viewer('agent-a', 'agent', { agencyId: 'agency' }), 4)
  expect([new Set(agency.references).size, agency.totalCount]).toEqual([17, 17])
  const all = await pagesOf(viewer('support', 'support'), 7)
  expect([new Set(all.references).size, all.references.length]).toEqual([all.totalCount, all.totalCount])
})

it.each(['x', 'YWZ0ZXI6eA', Buffer.from('after:1;drop').toString('base64url'), 'A'.repeat(500)])(
  'refuses what is not a cursor: %s',
  async (after) => {
    const { errors } = await bookings.ask(list, { first: 5, after }, viewer('pager'))
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  },
)

it('counts support’s list up to ten thousand', async () => {
  await insertBookings('many', 10_500)
  const started = performance.now()
  const { data } = await bookings.ask(
    list,
    { first: 20, status: ['CONFIRMED'] },
    viewer('support', 'support'),
  )
  expect(data.bookings.totalCount).toBe(10_000)
  expect(data.bookings.nodes).toHaveLength(20)
  expect(performance.now() - started).toBeLessThan(2_000)
  const { rows } = await bookings.database.pool.query<{ 'QUERY PLAN': string }>(
    'explain select * from bookings.bookings order by created_at desc, id desc limit 21',
  )
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('bookings_by_time')
})

it('reads a history page by page', async () => {
  const by = viewer('reader')
  const { id } = await bookings.booked(by)
  const page = `query ($id: ID!, $after: String) { booking(id: $id) { version events(first: 3, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { version } } } }`
  const versions: number[] = []
  for (let after: string | undefined; ;) {
    const { data } = await bookings.ask(page, { id, after }, by)
    const { events, version } = data.booking
    versions.push(...events.nodes.map((event: { version: number }) => event.version))
    expect(events.totalCount).toBe(version)
    if (!events.pageInfo.hasNextPage) break
    after = events.pageInfo.endCursor
  }
  expect(versions).toEqual(versions.map((_, index) => index + 1))
  expect(versions.length).toBeGreaterThan(6)
})

it('shows the price that an offer had when it was last quoted, however many quotes lie between', async () => {
  const by = viewer('quoter')
  const offer = flightOffer()
  const previous = async () => (await bookings.quote(by, [offer])).items[0].previousPrice?.total.amount
  expect(await previous()).toBeUndefined()
  for (let quotes = 0; quotes < 55; quotes += 1) await bookings.quote(by, [flightOffer()])
  bookings.verticals.setPrice('110.00')
  expect(await previous()).toBe('100.00')
  bookings.verticals.setPrice('120.00')
  expect(await previous()).toBe('110.00')
  bookings.verticals.setPrice('100.00')
}, 60_000)
