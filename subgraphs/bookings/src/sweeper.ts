import { startRounds } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { ProcessManager } from './process-manager.ts'
import { lockBooking } from './store/ledger.ts'
import type { BookingTables } from './store/tables.ts'

export interface SweeperOptions {
  /** How often to look for bookings that are due, in milliseconds. */
  everyMs: number
}

const batchSize = 100
/** How long a booking waits whose driving failed, so that it does not keep the others waiting. */
const postponedSeconds = 60
/** What was sent longer ago than this is sent again at the start: the queues may have been lost with the last process. */
const recentSeconds = 5

export interface SweeperParts {
  db: Kysely<BookingTables>
  process: Pick<ProcessManager, 'drive'>
  log: Logger
}

/**
 * Drives every booking on that is due: one whose commands were not answered for a while, or whose deadline has passed.
 * Any number of processes may do so at once; each booking is taken by one of them. Losing every queue loses no booking.
 */
export const startSweeper = (parts: SweeperParts, { everyMs = 1_000 }: Partial<SweeperOptions> = {}) => {
  const { db, process, log } = parts
  let hastened = false
  const rounds = startRounds({
    everyMs,
    round: async (stopping) => {
      if (!hastened) await hasten(db)
      hastened = true
      await sweep(stopping)
    },
    failed: (error) => log.error('the sweep of bookings failed and will be tried again', { error }),
  })
  rounds.begin()
  return rounds

  /** Until none is due, or none that is due can be had: each booking that was driven, or failed to be, is due later. */
  async function sweep(stopping: AbortSignal) {
    for (;;) {
      const ids = await due(db)
      let moved = 0
      for (const id of ids) if (!stopping.aborted && (await driveOne(id))) moved += 1
      if (stopping.aborted || ids.length < batchSize || moved === 0) return
    }
  }

  /** False where another process works on the booking. */
  async function driveOne(id: string): Promise<boolean> {
    try {
      return await db.transaction().execute(async (tx) => {
        const booking = await lockBooking(tx, id, { onlyIfDue: true })
        if (!booking) return false
        await process.drive(tx, booking)
        log.info('a booking was driven on', { bookingId: id, status: booking.status })
        return true
      })
    } catch (error) {
      log.error('a booking could not be driven on', { bookingId: id, error })
      await postpone(db, id)
      return true
    }
  }
}

const due = async (db: Kysely<BookingTables>) => {
  const query = db
    .selectFrom('bookings')
    .select('id')
    .where('due_at', '<=', sql<Date>`now()`)
  return (await query.orderBy('due_at').limit(batchSize).execute()).map(({ id }) => id)
}

const inSeconds = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`

const postpone = (db: Kysely<BookingTables>, id: string) =>
  db
    .updateTable('bookings')
    .set({ due_at: inSeconds(postponedSeconds) })
    .where('id', '=', id)
    .execute()

/** Everything under way is due within two seconds, except what moved or was sent just now and what support is shown. */
const hasten = async (db: Kysely<BookingTables>) => {
  await db
    .updateTable('bookings')
    .set({ due_at: sql<Date>`now() + random() * interval '2 seconds'` })
    .where('due_at', '>', inSeconds(recentSeconds))
    .where('status', 'not in', ['NEEDS_ATTENTION', 'PARTIALLY_CANCELLED'])
    .execute()
}
