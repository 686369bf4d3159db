import type { Database } from '@wayfare/database'
import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { ProcessManager } from './process-manager.ts'
import { lockBooking } from './store/ledger.ts'
import type { BookingTables } from './store/tables.ts'

export interface SweeperOptions {
  /** How often to look. */
  everyMs: number
  /** How long a booking may stand still before what it waits for is asked again. */
  afterMs: number
}

const defaults: SweeperOptions = { everyMs: 5_000, afterMs: 60_000 }

const underWay = [
  'REQUESTED',
  'AUTHORISING',
  'HOLDING',
  'CONFIRMING',
  'CAPTURING',
  'COMPENSATING',
  'CANCELLING',
]

export interface SweeperParts {
  database: Database
  process: ProcessManager
  log: Logger
}

/**
 * Asks again what bookings wait for: at the start everything, for a killed process may have taken its queues' memory
 * with it, then whatever has stood still too long. Losing every queue loses no booking.
 */
export const startSweeper = (parts: SweeperParts, options: Partial<SweeperOptions> = {}) => {
  const { everyMs, afterMs } = { ...defaults, ...options }
  const db = parts.database.forService<BookingTables>('bookings')
  let stopped = false
  let running = sweep(0)
  const timer = setInterval(() => {
    running = running.then(() => sweep(afterMs))
  }, everyMs)
  return {
    close: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }

  async function sweep(olderThanMs: number) {
    try {
      for (const id of await stale(db, olderThanMs)) if (!stopped) await driveOne(id)
    } catch (error) {
      parts.log.error('the sweep of standing bookings failed and will be tried again', { error })
    }
  }

  async function driveOne(id: string) {
    await db.transaction().execute(async (tx) => {
      const booking = await lockBooking(tx, id)
      if (!booking || !underWay.includes(booking.status)) return
      await tx
        .updateTable('bookings')
        .set({ driven_at: sql<Date>`now()` })
        .where('id', '=', id)
        .execute()
      if (booking.status === 'REQUESTED')
        await parts.process.move(tx, booking, { event: { type: 'booking.requested' } })
      else await parts.process.drive(tx, booking)
      parts.log.info('a standing booking was driven on', { bookingId: id, status: booking.status })
    })
  }
}

const stale = async (db: Kysely<BookingTables>, olderThanMs: number) => {
  const query = db.selectFrom('bookings').select('id').where('status', 'in', underWay)
  const cut = sql<Date>`now() - make_interval(secs => ${olderThanMs / 1_000})`
  return (await query.where('driven_at', '<=', cut).orderBy('driven_at').limit(100).execute()).map(
    ({ id }) => id,
  )
}
