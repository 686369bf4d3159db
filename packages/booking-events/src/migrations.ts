import type { Migrations } from '@wayfare/database'
import { sql } from 'kysely'

/** The outbox and the inbox in a service's own schema: spread them into the service's list of migrations. */
export const messagingMigrations: Migrations = {
  '001-outbox': {
    up: async (db) => {
      await db.schema
        .createTable('outbox')
        .addColumn('seq', 'bigserial', (column) => column.primaryKey())
        .addColumn('message', 'jsonb', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('leased_until', 'timestamptz')
        .addColumn('sent_at', 'timestamptz')
        .execute()
      await sql`create index outbox_unsent on outbox (seq) where sent_at is null`.execute(db)
      await sql`create index outbox_sent on outbox (sent_at) where sent_at is not null`.execute(db)
    },
  },
  '002-inbox': {
    up: async (db) => {
      await db.schema
        .createTable('inbox')
        .addColumn('message_id', 'uuid', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('handled_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute()
      await db.schema.createIndex('inbox_handled').on('inbox').column('handled_at').execute()
    },
  },
  '003-outbox-in-flight': {
    up: async (db) => {
      // What was sent before is forgotten: from now on a message stays exactly until its queue has finished it.
      await sql`delete from outbox where sent_at is not null`.execute(db)
      await sql`drop index outbox_sent`.execute(db)
      await sql`alter table outbox rename column leased_until to next_at`.execute(db)
      await sql`create index outbox_in_flight on outbox (next_at) where sent_at is not null`.execute(db)
      await sql`create index outbox_booking on outbox ((message->>'bookingId'))`.execute(db)
    },
  },
}
