import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { bookingUpdates } from './operations.ts'
import { openPlace } from './started-process.ts'
import { steadyLoad } from './steady-load.ts'
import { book, findTrip, follow, quote } from './wayfare.ts'

// Each test stops a whole system within its hard stop of 15 s. Beside other suites on a small machine that can be too
// little for twenty bookings; a fault fails twice.
import.meta.jest.retryTimes(1, { logErrorsBeforeRetry: true })

let place: Awaited<ReturnType<typeof openPlace>>
let running: Awaited<ReturnType<typeof place.start>>

beforeAll(async () => {
  place = await openPlace()
})
beforeEach(async () => {
  running = await place.start()
  if (running.outcome !== 'ready') throw new Error(running.said())
}, 60_000)
afterEach(() => running.kill())
afterAll(() => place.remove())

const quotes = async (count: number) => {
  const traveller = await place.client()
  const { flights, hotels } = await findTrip(traveller, 70)
  const quoted = await Promise.all(
    Array.from({ length: count }, () => quote(traveller, [flights[0].id, hotels[0].id])),
  )
  return { traveller, quoted }
}

const fault = async (what: object) => {
  const response = await fetch(`${place.at('SANDBOX')}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  })
  expect(response.ok).toBe(true)
}

/** A request whose body never ends. */
const endlessBody = (url: string) => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query":`,
  )
  return socket
}

it('ends with code 0 within 5 s where nothing is under way, whatever connections are open', async () => {
  const idle = Array.from({ length: 20 }, () => connect(Number(new URL(place.url).port), '127.0.0.1'))
  for (const socket of idle) socket.on('error', () => {})
  const endless = Array.from({ length: 50 }, () => endlessBody(place.url))
  await fetch(`${place.url}/health/live`)
  await delay(200)
  const { code, ms } = await running.stop()
  expect([code, running.said()]).toEqual([0, expect.stringContaining('Stopping')])
  expect(ms).toBeLessThan(5_000)
  for (const socket of [...idle, ...endless]) socket.destroy()
}, 90_000)

it('answers those who wait for news at once, and finishes the booking step under way', async () => {
  const { traveller, quoted } = await quotes(1)
  // The booking must not end while it is waited for.
  await fault({ supplier: 'duffel', operation: '*', kind: 'latency', delayMs: 1_000 })
  const { booking } = await book(traveller, { quoteId: quoted[0].id })
  await delay(400)
  const now = await traveller.ask(bookingUpdates, { bookingId: booking.id, since: 0, waitMs: 0 })
  const since = now.data.bookingUpdates.version
  const polls = Array.from({ length: 5 }, () =>
    traveller.ask(bookingUpdates, { bookingId: booking.id, since, waitMs: 10_000 }),
  )
  await delay(100)
  const stoppedAt = performance.now()
  const stopping = running.stop()
  const answers = await Promise.all(polls)
  expect(performance.now() - stoppedAt).toBeLessThan(3_000)
  expect(answers.map(({ status, errors }) => [status, errors])).toEqual(answers.map(() => [200, undefined]))
  expect(await stopping).toMatchObject({ code: 0 })
}, 90_000)

it('answers twenty bookings that were sent 40 ms before, and carries them out after the next start', async () => {
  const { traveller, quoted } = await quotes(20)
  // Connections first: on a busy machine one that is opened now would not be there in 40 ms.
  await Promise.all(quoted.map(() => traveller.ask('{ viewer { id } }')))
  const sent = quoted.map(({ id }) => book(traveller, { quoteId: id }))
  await delay(40)
  const stopping = running.stop()
  const answers = await Promise.all(sent)
  expect(answers.map(({ __typename }) => __typename)).toEqual(answers.map(() => 'BookingAccepted'))
  expect(await stopping).toMatchObject({ code: 0 })
  running = await place.start()
  const again = await place.client()
  const ends = await Promise.all(answers.map(({ booking }) => follow(again, booking.id, 60_000)))
  expect(ends).toHaveLength(20)
  await running.stop()
}, 180_000)

it('loses no request of fifty a second', async () => {
  const outcome = steadyLoad(place.url)
  await delay(1_000)
  const { code } = await running.stop()
  expect([code, await outcome()]).toEqual([0, ['answered', 'not accepted']])
}, 90_000)

it('stops at once at a second signal', async () => {
  const { traveller, quoted } = await quotes(1)
  await fault({ supplier: 'duffel', operation: '*', kind: 'latency', delayMs: 12_000 })
  await book(traveller, { quoteId: quoted[0].id })
  await delay(300)
  const stopping = running.stop()
  await delay(3_000)
  running.signal()
  const { code, ms } = await stopping
  expect(code).toBe(1)
  expect(ms).toBeLessThan(10_000)
  expect(running.said()).toContain('when the second signal came')
}, 90_000)
