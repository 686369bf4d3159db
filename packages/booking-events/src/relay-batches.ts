import type { Logger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { isKnown } from './catalogue/catalogue.ts'
import { destinations } from './message.ts'
import type { Message } from './message.ts'
import type { MessagingTables } from './tables.ts'
import type { Fate, Transport } from './transport/transport.ts'

export const batchSize = 200

/** A relay that has not sent what it took is taken for dead. */
const sendingSeconds = 15
/** Most messages are finished well before the first look at them. */
const firstLookSeconds = 3
const nextLookSeconds = 4

interface Parts {
  readonly db: Kysely<MessagingTables>
  readonly transport: Transport
  readonly log: Logger
}

type Row = { seq: string; message: Message }

/** Sends what was not sent yet, in order. @returns how many messages it took */
export const sendBatch = async ({ db, transport }: Parts) => {
  const rows = await take(db, { sent: false, seconds: sendingSeconds })
  if (rows.length === 0) return 0
  const due = db.updateTable('outbox').where('seq', 'in', seqsOf(rows))
  try {
    for (const [queue, messages] of byQueue(rows)) await transport.send(queue, messages)
  } catch (error) {
    await due.set({ next_at: null }).execute()
    throw error
  }
  await due.set({ sent_at: sql<Date>`now()`, next_at: inSeconds(firstLookSeconds) }).execute()
  return rows.length
}

/** Forgets what the queues have finished, and marks what they have lost as unsent. @returns how many messages it took */
export const checkBatch = async ({ db, transport, log }: Parts) => {
  const rows = await take(db, { sent: true, seconds: nextLookSeconds })
  if (rows.length === 0) return 0
  const fates = await readFates(transport, rows)
  const whose = (fate: Fate) => seqsOf(rows.filter(({ message }) => fates.get(message.id) === fate))
  const [finished, gone] = [whose('finished'), whose('gone')]
  if (finished.length > 0) await db.deleteFrom('outbox').where('seq', 'in', finished).execute()
  if (gone.length > 0) {
    log.warn('messages are sent again: their queue does not know them', { messages: gone.length })
    const lost = db.updateTable('outbox').where('seq', 'in', gone)
    await lost.set({ sent_at: null, next_at: null }).execute()
  }
  return rows.length
}

/** Takes the rows that are due and sets when another relay may take them. */
const take = async (
  db: Kysely<MessagingTables>,
  { sent, seconds }: { sent: boolean; seconds: number },
): Promise<Row[]> => {
  const due = db
    .selectFrom('outbox')
    .select('seq')
    .where('sent_at', sent ? 'is not' : 'is', null)
    .where((of) => of.or([of('next_at', 'is', null), of('next_at', '<', sql<Date>`now()`)]))
    .orderBy(sent ? 'next_at' : 'seq')
    .limit(batchSize)
    .forUpdate()
    .skipLocked()
  const taken = db
    .updateTable('outbox')
    .set({ next_at: inSeconds(seconds) })
    .where('seq', 'in', due)
  const rows = await taken.returning(['seq', 'message']).execute()
  return rows.toSorted((a, b) => Number(a.seq) - Number(b.seq))
}

const inSeconds = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`

const seqsOf = (rows: readonly Row[]) => rows.map(({ seq }) => seq)

/** What a newer release left here before it was rolled back has no queue: it waits for that release, and stops nothing. */
const queuesOf = (message: Message) => (isKnown(message.name) ? destinations(message) : [])

const byQueue = (rows: readonly Row[]): ReadonlyMap<string, Message[]> => {
  const queues = new Map<string, Message[]>()
  for (const { message } of rows)
    for (const queue of queuesOf(message)) queues.set(queue, [...(queues.get(queue) ?? []), message])
  return queues
}

/** A message is finished once every queue has finished it, and gone once one has lost it. */
const readFates = async (transport: Transport, rows: readonly Row[]) => {
  const fates = new Map<string, Fate>()
  for (const [queue, messages] of byQueue(rows)) {
    const found = await transport.fates(
      queue,
      messages.map(({ id }) => id),
    )
    for (const [id, fate] of found) fates.set(id, worse(fates.get(id) ?? 'finished', fate))
  }
  return fates
}

const worse = (a: Fate, b: Fate): Fate => {
  if (a === 'gone' || b === 'gone') return 'gone'
  return a === 'pending' || b === 'pending' ? 'pending' : 'finished'
}
