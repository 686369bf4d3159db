import type { Viewer } from '@wayfare/auth'
import type { Database } from '@wayfare/database'
import { invalid, localId, notFound } from '@wayfare/domain'
import { requirePageSize } from '@wayfare/subgraph-kit'
import type { QueryBookingUpdatesArgs } from './generated/resolvers.ts'
import { isTerminal } from './saga/saga-state.ts'
import type { BookingStore } from './store/booking-store.ts'
import { bookingChanged } from './store/ledger.ts'

/** While the saga works its events are milliseconds apart; a traveller's screen needs them about twice a second. */
const pollAfterMs = 500

/** Pollers that wait for a booking to move, woken by the database's notifications. */
export interface Wakeups {
  /** Resolves when the booking may have moved, when the time is over, or when the signal aborts; never rejects. */
  wait(bookingId: string, ms: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export const openWakeups = async (database: Database): Promise<Wakeups> => {
  const waiting = new Map<string, Set<() => void>>()
  const wake = (id: string) => waiting.get(id)?.forEach((resume) => resume())
  const unlisten = await database.listen(bookingChanged, (id) => {
    // A lost connection may have swallowed anything: everybody reads again.
    if (id === undefined) [...waiting.keys()].forEach(wake)
    else wake(id)
  })
  return {
    wait: (id, ms, signal) =>
      new Promise<void>((resolve) => {
        const resumes = waiting.get(id) ?? new Set()
        const resume = () => {
          clearTimeout(timer)
          resumes.delete(resume)
          if (resumes.size === 0) waiting.delete(id)
          resolve()
        }
        const timer = setTimeout(resume, ms)
        signal.addEventListener('abort', resume, { once: true })
        waiting.set(id, resumes.add(resume))
        if (signal.aborted) resume()
      }),
    close: unlisten,
  }
}

export interface PollParts {
  bookings: BookingStore
  wakeups: Wakeups
}

/** What happened since a version: at once when something did, else after waiting for it. */
export const createPolls = ({ bookings, wakeups }: PollParts) => ({
  poll: async (args: QueryBookingUpdatesArgs, viewer: Viewer, signal: AbortSignal) => {
    const { sinceVersion, first, waitMs } = args
    requirePageSize(first)
    if (waitMs < 0 || waitMs > 10_000)
      throw invalid('waitMs', `is ${waitMs}`, 'Send 0 to 10000 milliseconds.')
    if (sinceVersion < 0)
      throw invalid('sinceVersion', `is ${sinceVersion}`, 'Send 0, or the version of the answer before.')
    const id = localId(args.bookingId, 'Booking', 'bookingId')
    const read = async () => (await bookings.findMany([id], viewer)).get(id)
    let booking = await read()
    if (!booking) throw notFound('The booking')
    const until = Date.now() + waitMs
    while (
      booking.version <= sinceVersion &&
      !isTerminal(booking.status) &&
      Date.now() < until &&
      !signal.aborted
    ) {
      const moved = new AbortController()
      const woken = wakeups.wait(id, until - Date.now(), AbortSignal.any([signal, moved.signal]))
      // Looked at only after listening, so that nothing slips in between.
      if ((await bookings.version(id)) !== booking.version) moved.abort()
      await woken
      booking = (await read())!
    }
    const events = await bookings.events(id, sinceVersion, first)
    const version = events.at(-1)?.version ?? Math.max(booking.version, sinceVersion)
    const hasMore = version < booking.version
    const changed = events.length > 0
    const terminal = isTerminal(booking.status)
    return {
      booking: changed ? booking : null,
      events,
      version,
      changed,
      hasMore,
      terminal,
      nextPollAfterMs: hasMore ? 0 : pollAfterMs,
    }
  },
})

export type Polls = ReturnType<typeof createPolls>
