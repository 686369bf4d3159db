import { notify } from '@wayfare/database'
import { sql } from 'kysely'
import type { QueryExecutorProvider } from 'kysely'
import { destinations, stamp } from './message.ts'
import type { Draft } from './message.ts'
import type { Service } from './catalogue/values.ts'

export interface Outbox {
  /**
   * Writes the messages in the caller's transaction: they are sent once it commits, at least once, in this order, and
   * not at all if it rolls back. Each gets its id, its time and the request at hand.
   * @throws DomainError INVALID when a draft breaks the catalogue
   */
  publish(transaction: QueryExecutorProvider, ...drafts: readonly Draft[]): Promise<void>
  /**
   * As `publish`, for asking again: leaves out each command that was published for the same order or payment and is
   * still under way, so that a long wait does not collect copies.
   */
  republish(transaction: QueryExecutorProvider, ...drafts: readonly Draft[]): Promise<void>
}

export const outboxChannel = (service: Service) => `outbox_${service}`

export const createOutbox = (service: Service): Outbox => {
  const table = sql.table(`${service}.outbox`)
  const publish: Outbox['publish'] = async (transaction, ...drafts) => {
    const messages = drafts
      .map((draft) => stamp(draft, service))
      .filter((message) => destinations(message).length > 0)
    if (messages.length === 0) return
    const rows = messages.map((message) => sql`(${storable(message)}::jsonb)`)
    await sql`insert into ${table} (message) values ${sql.join(rows)}`.execute(transaction)
    await notify(transaction, outboxChannel(service))
  }
  const isUnderWay = async (transaction: QueryExecutorProvider, { name, bookingId, payload }: Draft) => {
    const { rows } = await sql`select 1 from ${table} where message->>'bookingId' = ${bookingId}
      and message->>'name' = ${name} and message->'payload' @> ${JSON.stringify(subjectOf(payload))}::jsonb
      limit 1`.execute(transaction)
    return rows.length > 0
  }
  return {
    publish,
    async republish(transaction, ...drafts) {
      const missing: Draft[] = []
      for (const draft of drafts) if (!(await isUnderWay(transaction, draft))) missing.push(draft)
      await publish(transaction, ...missing)
    },
  }
}

const subjects: ReadonlySet<string> = new Set(['itemId', 'paymentId', 'refundId'])

/** What a message is about: the ids in its payload. */
const subjectOf = (payload: object) =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => subjects.has(name)))

/** PostgreSQL stores no NUL in text, and a supplier's message that holds one must not stop a booking. */
const storable = (message: object) =>
  JSON.stringify(message, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  )
