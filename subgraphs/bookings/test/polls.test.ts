import { events } from '@wayfare/booking-events'
import { openBookings, until, viewer } from './bookings-service.ts'
import type { BookingsUnderTest } from './bookings-service.ts'

let bookings: BookingsUnderTest
beforeAll(async () => {
  bookings = await openBookings()
})
afterAll(() => bookings.close())

/** A booking that stays where it is, for nobody confirms it. */
const waitingBooking = async (by = viewer('owner')) => {
  bookings.others.ignore('order.confirm')
  const booking = await bookings.booked(by, 'CONFIRMING')
  const { bookingUpdates } = await bookings.poll(by, booking.id)
  return { id: booking.id, version: bookingUpdates.version, by }
}

const timed = async <T>(work: Promise<T>) => {
  const started = performance.now()
  return { answer: await work, ms: performance.now() - started }
}

it('waits once for each viewer and booking, and answers further polls at once', async () => {
  const { id, version, by } = await waitingBooking()
  const first = timed(bookings.poll(by, id, 3_000, version))
  await new Promise((resolve) => setTimeout(resolve, 200))
  const second = await timed(bookings.poll(by, id, 3_000, version))
  expect(second.ms).toBeLessThan(500)
  expect(second.answer.bookingUpdates).toMatchObject({ changed: false, nextPollAfterMs: 2_000 })
  const other = timed(bookings.poll(viewer('support', 'support'), id, 1_000, version))
  expect((await other).ms).toBeGreaterThan(900)
  expect((await first).ms).toBeGreaterThan(2_000)
})

it('answers a wait as soon as the booking moves', async () => {
  const { id, version, by } = await waitingBooking()
  const wait = timed(bookings.poll(by, id, 10_000, version))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { bookingId, payload } = bookings.others.received.findLast(({ name }) => name === 'order.confirm')!
  const { itemId } = payload as { itemId: string }
  await bookings.others.say(
    events.orderRefused({ bookingId }, { itemId, reason: 'SOLD_OUT', message: 'Sold out.' }),
  )
  const { answer, ms } = await wait
  expect(ms).toBeLessThan(2_000)
  expect(answer.bookingUpdates).toMatchObject({ changed: true })
})

it('keeps nobody waiting for 700 polls of one viewer', async () => {
  const { id, version, by } = await waitingBooking()
  const many = Array.from({ length: 700 }, () => bookings.poll(by, id, 10_000, version))
  const quote = await timed(bookings.quote(viewer('somebody')))
  expect(quote.answer.__typename).toBe('TripQuote')
  const settled = await timed(Promise.all(many.slice(1)))
  expect(settled.ms).toBeLessThan(9_000)
  expect(new Set(settled.answer.map(({ bookingUpdates }) => bookingUpdates.changed))).toEqual(
    new Set([false]),
  )
  await many[0]
}, 60_000)

it('lets one viewer wait for 20 bookings at a time', async () => {
  const by = viewer('collector')
  bookings.others.ignore('order.confirm')
  const quotes = await Promise.all(Array.from({ length: 21 }, () => bookings.quote(by)))
  const accepted = await Promise.all(quotes.map(({ id }) => bookings.book(by, id)))
  const all = await Promise.all(
    accepted.map(({ booking }) =>
      until(async () => {
        const { bookingUpdates } = await bookings.poll(by, booking.id)
        return (
          bookingUpdates.booking.status === 'CONFIRMING' && {
            id: booking.id,
            version: bookingUpdates.version,
          }
        )
      }),
    ),
  )
  const waits = await Promise.all(all.map(({ id, version }) => timed(bookings.poll(by, id, 3_000, version))))
  expect(waits.filter(({ answer }) => answer.bookingUpdates.nextPollAfterMs === 2_000)).toHaveLength(1)
}, 60_000)

it('refuses a version that the booking has not reached: it belongs to another booking', async () => {
  const { id, version, by } = await waitingBooking()
  const { bookingUpdates, errors } = await bookings.poll(by, id, 0, version + 1)
  expect(bookingUpdates).toBeNull()
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'sinceVersion' } }])
})
