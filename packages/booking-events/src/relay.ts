import { outsideTransactions } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Service } from './catalogue/values.ts'
import { destinations } from './message.ts'
import type { Message } from './message.ts'
import { outboxChannel } from './outbox.ts'
import type { MessagingTables } from './tables.ts'
import type { Transport } from './transport/transport.ts'

const batchSize = 200
const sweepMs = 5_000
const leaseSeconds = 15

export interface RelayParts {
  readonly service: Service
  readonly database: Database
  readonly transport: Transport
  readonly log: Logger
}

/**
 * Moves the outbox to the queues: at once when a transaction that published commits, and by a timer for what was
 * missed. Nothing is held open while sending; a lease keeps several processes of one service from sending the same.
 */
export const startRelay = async ({ service, database, transport, log }: RelayParts) => {
  const db = database.forService<MessagingTables>(service)
  let again = false
  const stopping = new AbortController()
  let running: Promise<void> | undefined

  const drain = async () => {
    do {
      again = false
      while (!stopping.signal.aborted && (await relayBatch(db, transport)) === batchSize);
    } while (again && !stopping.signal.aborted)
  }
  const wake = () => {
    again = true
    if (stopping.signal.aborted || running) return
    running = outsideTransactions(drain)
      .catch((error) => log.warn('the outbox waits: its queue cannot be reached', { error }))
      .finally(() => {
        running = undefined
      })
  }

  const unlisten = await database.listen(outboxChannel(service), wake)
  const timer = setInterval(wake, sweepMs).unref()
  wake()
  return {
    close: async () => {
      stopping.abort()
      clearInterval(timer)
      await unlisten()
      await running
    },
  }
}

const relayBatch = async (db: Kysely<MessagingTables>, transport: Transport) => {
  const rows = await lease(db)
  if (rows.length === 0) return 0
  const seqs = rows.map(({ seq }) => seq)
  try {
    await send(
      transport,
      rows.map(({ message }) => message),
    )
  } catch (error) {
    await db.updateTable('outbox').set({ leased_until: null }).where('seq', 'in', seqs).execute()
    throw error
  }
  await db
    .updateTable('outbox')
    .set({ sent_at: sql<Date>`now()` })
    .where('seq', 'in', seqs)
    .execute()
  return rows.length
}

const lease = async (db: Kysely<MessagingTables>) => {
  const free = db
    .selectFrom('outbox')
    .select('seq')
    .where('sent_at', 'is', null)
    .where((of) => of.or([of('leased_until', 'is', null), of('leased_until', '<', sql<Date>`now()`)]))
    .orderBy('seq')
    .limit(batchSize)
    .forUpdate()
    .skipLocked()
  const rows = await db
    .updateTable('outbox')
    .set({ leased_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .where('seq', 'in', free)
    .returning(['seq', 'message'])
    .execute()
  return rows.toSorted((a, b) => Number(a.seq) - Number(b.seq))
}

const send = async (transport: Transport, messages: readonly Message[]) => {
  const addressed = messages.flatMap((message) => destinations(message).map((queue) => ({ queue, message })))
  const byQueue = Map.groupBy(addressed, ({ queue }) => queue)
  for (const [queue, entries] of byQueue)
    await transport.send(
      queue,
      entries.map(({ message }) => message),
    )
}
