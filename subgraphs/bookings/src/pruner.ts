import { startRounds } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { BookingTables } from './store/tables.ts'

export interface PrunerOptions {
  /** How often to look, in milliseconds. */
  everyMs: number
  /** Rows deleted by one statement. */
  batchSize: number
}

const defaults: PrunerOptions = { everyMs: 10 * 60_000, batchSize: 1_000 }

/** What is deleted: quotes an hour after they expired, unless booked, and keys two days after their first use. */
const expired = [
  { table: 'quotes', where: sql`not booked and expires_at < now() - interval '1 hour'` },
  { table: 'cancellation_quotes', where: sql`expires_at < now() - interval '1 hour'` },
  { table: 'idempotency_keys', where: sql`created_at < now() - interval '2 days'` },
]

/** Deletes what nobody can use any more, in batches, so that no statement takes long. */
export const startPruner = (db: Kysely<BookingTables>, log: Logger, options: Partial<PrunerOptions> = {}) => {
  const { everyMs, batchSize } = { ...defaults, ...options }
  return startRounds({
    everyMs,
    round: async (stopping) => {
      for (const each of expired)
        while (!stopping.aborted && (await pruneBatch(db, each, batchSize)) === batchSize);
    },
    failed: (error) => log.warn('old quotes and keys could not be deleted and will be later', { error }),
  })
}

const pruneBatch = async (
  db: Kysely<BookingTables>,
  { table, where }: (typeof expired)[number],
  batchSize: number,
) => {
  const name = sql.table(`bookings.${table}`)
  const { numAffectedRows } = await sql`
    delete from ${name} where ctid = any(array(
      select ctid from ${name} where ${where} limit ${batchSize} for update skip locked))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
