import { book, daysAhead, findTrip, follow, quote, startWayfare } from './wayfare.ts'
import type { Client, Wayfare } from './wayfare.ts'

let wayfare: Wayfare
let traveller: Client

beforeAll(async () => {
  wayfare = await startWayfare()
  traveller = await wayfare.as('traveller')
}, 60_000)
afterAll(() => wayfare.close())
afterEach(() => wayfare.clearFaults())

const quotedTrip = async (day: number) => {
  const { flights, hotels } = await findTrip(traveller, day)
  return quote(traveller, [flights[0].id, hotels[0].id])
}

const statuses = async (day: number) => {
  const { data } = await findTrip(wayfare.anonymous, day)
  return [data.flightOffers, data.hotelOffers].flatMap(({ suppliers }) =>
    suppliers.map(({ supplier, status }: { supplier: string; status: string }) => `${supplier} ${status}`),
  )
}

const isBooked = async (quoteId: string) => {
  const { booking } = await follow(traveller, (await book(traveller, { quoteId })).booking.id)
  expect(booking.status).toBe('CONFIRMED')
}

it('books and searches on after bookings with hostile e-mail addresses', async () => {
  const { id: quoteId } = await quotedTrip(200)
  const before = (await wayfare.ledger()).orders.length
  const emails = [
    `${'a'.repeat(20_000)}@example.com`,
    `${'a@'.repeat(10_000)}example.com`,
    `${'a'.repeat(243)}@example.com`,
    `a@${'b.'.repeat(10_000)}com`,
    'a@b\r\nX-Injected: 1',
    `"${'\u0000'.repeat(100)}"@example.com`,
  ]
  for (const email of [...emails, ...emails]) {
    const answer = await book(traveller, { quoteId, contact: { email, phone: '+442071234567' } })
    expect(answer).toMatchObject({
      __typename: 'ValidationFailed',
      errors: [{ path: ['input', 'contact', 'email'] }],
    })
  }
  expect((await wayfare.ledger()).orders).toHaveLength(before)
  expect(await statuses(203)).toEqual(['duffel ANSWERED', 'rapid ANSWERED'])
  await isBooked(quoteId)
}, 60_000)

const impatient = `query ($day: Date!, $next: Date!) {
  flightOffers(search: { slices: [{ from: "LHR", to: "NRT", date: $day }], travellers: [{ type: ADULT }] }, deadlineMs: 100) {
    suppliers { status }
  }
  hotelOffers(search: { place: "TYO", checkIn: $day, checkOut: $next, rooms: [{ adults: 1 }] }, deadlineMs: 100) {
    suppliers { supplier status }
  }
}`

it('holds and pays orders though searchers of whom nobody waits have given up at their deadlines', async () => {
  const { id: quoteId } = await quotedTrip(210)
  for (const [supplier, operation] of [
    ['duffel', 'createOfferRequest'],
    ['rapid', 'getAvailability'],
  ] as const)
    await wayfare.fault({ supplier, operation, kind: 'latency', delayMs: 3_000, times: 100 })
  const paid = async () => (await wayfare.ledger()).calls['duffel']?.['createPayment'] ?? 0
  const before = await paid()
  const given = Array.from({ length: 12 }, (_, index) =>
    wayfare.anonymous.ask(impatient, { day: daysAhead(220 + index), next: daysAhead(221 + index) }),
  )
  for (const { data, errors } of await Promise.all(given)) {
    expect(errors).toBeUndefined()
    expect(data.flightOffers.suppliers).toMatchObject([{ status: 'TIMED_OUT' }])
    expect(data.hotelOffers.suppliers).toContainEqual({ supplier: 'rapid', status: 'TIMED_OUT' })
  }
  await isBooked(quoteId)
  expect(await paid()).toBe(before + 1)
  await wayfare.clearFaults()
  expect(await statuses(240)).toEqual(['duffel ANSWERED', 'rapid ANSWERED'])
}, 60_000)
