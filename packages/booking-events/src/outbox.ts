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
}

export const outboxChannel = (service: Service) => `outbox_${service}`

export const createOutbox = (service: Service): Outbox => ({
  async publish(transaction, ...drafts) {
    const messages = drafts
      .map((draft) => stamp(draft, service))
      .filter((message) => destinations(message).length > 0)
    if (messages.length === 0) return
    const rows = messages.map((message) => sql`(${storable(message)}::jsonb)`)
    await sql`insert into ${sql.table(`${service}.outbox`)} (message) values ${sql.join(rows)}`.execute(
      transaction,
    )
    await notify(transaction, outboxChannel(service))
  },
})

/** PostgreSQL stores no NUL in text, and a supplier's message that holds one must not stop a booking. */
const storable = (message: object) =>
  JSON.stringify(message, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  )
