import type { Migrations } from '@wayfare/database'
import { sql } from 'kysely'

export const paymentMigrations: Migrations = {
  '010-payments': {
    up: async (db) => {
      await sql`
        create table payments (
          payment_id text primary key,
          booking_id text not null,
          owner_id text,
          agency_id text,
          booking_reference text,
          payment_method text,
          amount numeric(20, 4),
          currency char(3),
          state text not null,
          provider_id text,
          captured numeric(20, 4),
          declined jsonb,
          refunds jsonb not null default '[]',
          attempted_at timestamptz,
          lease_token uuid,
          lease_until timestamptz,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now()
        )`.execute(db)
      await sql`create index payments_by_booking on payments (booking_id)`.execute(db)
    },
  },
}
