import { startRounds } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { MessagingTables } from './tables.ts'

const everyMs = 60_000
/** Longer than a message that was set aside is kept, which a person may have delivered again. */
const handledDays = 15
const batchSize = 1_000
const batches = 50

/** Forgets what was handled long ago, a bounded number of rows at a time. */
export const startPruning = (db: Kysely<MessagingTables>, log: Logger) =>
  startRounds({
    everyMs,
    round: async (stopping) => {
      for (let batch = 0; batch < batches && !stopping.aborted; batch += 1)
        if ((await pruneBatch(db)) < batchSize) return
    },
    failed: (error) => log.warn('old messages could not be deleted and will be later', { error }),
  })

const pruneBatch = async (db: Kysely<MessagingTables>) => {
  const old = db
    .selectFrom('inbox')
    .select('message_id')
    .where('handled_at', '<', sql<Date>`now() - make_interval(days => ${handledDays})`)
    .orderBy('handled_at')
    .limit(batchSize)
    .forUpdate()
    .skipLocked()
  const pruned = await db.deleteFrom('inbox').where('message_id', 'in', old).executeTakeFirst()
  return Number(pruned.numDeletedRows)
}
