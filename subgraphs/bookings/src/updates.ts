import type { Viewer } from '@wayfare/auth'
import { DomainError, invalid, localId } from '@wayfare/domain'
import { requirePageSize } from '@wayfare/subgraph-kit'
import type { Booking } from './booking.ts'
import type { QueryBookingUpdatesArgs } from './generated/resolvers.ts'
import { isTerminal } from './saga/saga-state.ts'
import type { BookingStore } from './store/booking-store.ts'
import type { Waits } from './waits.ts'

/** While the saga works its events are milliseconds apart; a traveller's screen needs them about twice a second. */
const pollAfterMs = 500
/** For who has a poll waiting already. */
const pollAfterRefusalMs = 2_000
/** What support works on moves within minutes. */
const pollAfterAttentionMs = 30_000

export interface PollParts {
  bookings: BookingStore
  waits: Waits
}

/** Who polls, and until when an answer is of use. */
export interface Poller {
  viewer: Viewer
  signal: AbortSignal
}

/** What happened since a version: at once when something did, else after waiting for it. */
export const createPolls = (parts: PollParts) => ({
  poll: async (args: QueryBookingUpdatesArgs, poller: Poller) => {
    checkArgs(args)
    const id = localId(args.bookingId, 'Booking', 'bookingId')
    const first = (await parts.bookings.findMany([id], poller.viewer)).get(id)
    if (!first) throw missing()
    if (args.sinceVersion > first.version)
      throw invalid(
        'sinceVersion',
        `is ${args.sinceVersion}, this booking is at version ${first.version}`,
        'Send the version that the last answer gave for this very booking, or 0.',
      )
    const { booking, refused } = await newsOf(parts, first, { ...args, ...poller })
    const slice = { bookingId: id, since: args.sinceVersion, limit: args.first }
    const [found = []] = await parts.bookings.eventsOf([slice])
    // The booking may have moved on since it was read: what it does not show yet is left to the next poll.
    const events = found.filter(({ version }) => version <= booking.version)
    const version = events.at(-1)?.version ?? booking.version
    const hasMore = version < booking.version
    return {
      booking: events.length > 0 ? booking : null,
      events,
      version,
      changed: events.length > 0,
      hasMore,
      terminal: isTerminal(booking),
      nextPollAfterMs: hasMore ? 0 : nextPollAfter(booking, refused),
    }
  },
})

export type Polls = ReturnType<typeof createPolls>

/** The same for a booking of somebody else's, so that nobody learns which ids exist. */
const missing = () =>
  new DomainError('NOT_FOUND', 'There is no booking with this id that you may see.', {
    hint: 'Send the id of a booking as this API gave it to you; `bookings` lists those that you may see.',
  })

const checkArgs = ({ sinceVersion, first, waitMs }: QueryBookingUpdatesArgs) => {
  requirePageSize(first)
  if (waitMs < 0 || waitMs > 10_000) throw invalid('waitMs', `is ${waitMs}`, 'Send 0 to 10000 milliseconds.')
  if (sinceVersion < 0)
    throw invalid('sinceVersion', `is ${sinceVersion}`, 'Send 0, or the version of the answer before.')
}

type Poll = Poller & Pick<QueryBookingUpdatesArgs, 'sinceVersion' | 'waitMs'>

/** The booking once it has moved or the time is over; `refused` when the viewer may not wait for it now. */
const newsOf = async (
  { bookings, waits }: PollParts,
  first: Booking,
  { viewer, signal, sinceVersion, waitMs }: Poll,
): Promise<{ booking: Booking; refused: boolean }> => {
  let booking = first
  const until = performance.now() + waitMs
  const isOver = () => performance.now() >= until || signal.aborted
  const hasNews = () => booking.version > sinceVersion || isTerminal(booking)
  if (hasNews() || isOver()) return { booking, refused: false }
  using wait = waits.begin(viewer.id, booking.id)
  if (!wait) return { booking, refused: true }
  while (!hasNews() && !isOver()) {
    const moved = new AbortController()
    const woken = wait.until(until - performance.now(), AbortSignal.any([signal, moved.signal]))
    // Read only after listening, so that nothing is missed in between.
    if ((await bookings.version(booking.id)) !== booking.version) moved.abort()
    await woken
    const now = (await bookings.findMany([booking.id], viewer)).get(booking.id)
    if (!now) throw missing()
    booking = now
  }
  return { booking, refused: false }
}

const nextPollAfter = ({ status }: Booking, refused: boolean) => {
  if (status === 'NEEDS_ATTENTION' || status === 'PARTIALLY_CANCELLED') return pollAfterAttentionMs
  return refused ? pollAfterRefusalMs : pollAfterMs
}
