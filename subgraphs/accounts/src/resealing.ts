import { json } from '@wayfare/database'
import type { Keyring } from '@wayfare/keyring'
import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { openDetails, sealDetails } from './sealed-details.ts'
import type { SealedDetails } from './sealed-details.ts'
import type { AccountTables } from './traveller-store.ts'

interface ResealingParts {
  db: Kysely<AccountTables>
  keys: Keyring
  log: Logger
}

const everyMs = 60 * 60 * 1_000
const batchSize = 200

/**
 * Seals what the newest key has not sealed: rows that an earlier release wrote in clear, and, after a rotation, what
 * an older key sealed. At the start, and every hour, for a process of the earlier release may still write.
 */
export const startResealing = (parts: ResealingParts, intervalMs = everyMs) => {
  const stop = new AbortController()
  let running: Promise<void> | undefined
  const run = () => {
    running ??= resealAll(parts, stop.signal)
      .catch((error: unknown) =>
        parts.log.warn('documents could not be sealed under the newest key', { error }),
      )
      .finally(() => (running = undefined))
  }
  run()
  const timer = setInterval(run, intervalMs).unref()
  return {
    close: async () => {
      clearInterval(timer)
      stop.abort()
      await running
    },
  }
}

const resealAll = async (parts: ResealingParts, signal: AbortSignal) => {
  const done = { sealed: 0, unreadable: 0 }
  let after: string | undefined = ''
  while (after !== undefined && !signal.aborted) after = await resealBatch(parts, after, done)
  if (done.sealed > 0) parts.log.info('sealed travel documents under the newest key', { rows: done.sealed })
  if (done.unreadable > 0)
    parts.log.error('travel documents are sealed under a key that is not in DATA_KEYS', {
      rows: done.unreadable,
    })
}

/** The id after which the next batch begins; undefined after the last. */
const resealBatch = async (
  { db, keys }: ResealingParts,
  after: string,
  done: { sealed: number; unreadable: number },
) => {
  const rows = await db
    .selectFrom('saved_travellers')
    .select(['traveller_id', 'owner_id', 'details'])
    .where('traveller_id', '>', after)
    .where(sql<boolean>`not starts_with(details->>'documents', ${`${keys.newestKey}.`})`)
    .orderBy('traveller_id')
    .limit(batchSize)
    .execute()
  for (const row of rows) {
    const details = resealed(keys, row)
    if (!details) done.unreadable += 1
    else {
      // A writer that changed the row meanwhile has sealed it, too.
      await db
        .updateTable('saved_travellers')
        .set({ details: json(details) })
        .where('traveller_id', '=', row.traveller_id)
        .where('details', '=', json(row.details))
        .execute()
      done.sealed += 1
    }
  }
  return rows.length < batchSize ? undefined : rows.at(-1)?.traveller_id
}

const resealed = (keys: Keyring, row: { traveller_id: string; owner_id: string; details: unknown }) => {
  const owned = { ownerId: row.owner_id, travellerId: row.traveller_id }
  try {
    return sealDetails(keys, owned, openDetails(keys, owned, row.details as SealedDetails))
  } catch {
    return undefined
  }
}
