import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { MessagingTables } from './tables.ts'

const everyMs = 15 * 60_000
const sentDays = 3
const handledDays = 30

/** Forgets what was sent, and later what was handled: repeats come within minutes, never after weeks. */
export const startPruning = (db: Kysely<MessagingTables>, log: Logger) => {
  const prune = async () => {
    await db.deleteFrom('outbox').where('sent_at', '<', daysAgo(sentDays)).execute()
    await db.deleteFrom('inbox').where('handled_at', '<', daysAgo(handledDays)).execute()
  }
  const timer = setInterval(() => {
    void prune().catch((error) => log.warn('old messages could not be pruned', { error }))
  }, everyMs).unref()
  return { close: () => clearInterval(timer) }
}

const daysAgo = (days: number) => sql<Date>`now() - make_interval(days => ${days})`
