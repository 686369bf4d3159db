import type { Migrations } from '@wayfare/database'
import { sql } from 'kysely'

/** The orders of a vertical; goes before the vertical's own migrations. */
export const orderMigrations: Migrations = {
  '001-orders': {
    up: async (db) => {
      await sql`
        create table orders (
          item_id uuid primary key,
          order_id uuid not null unique,
          booking_id uuid not null,
          owner_id text not null,
          agency_id text,
          request jsonb not null,
          state text not null,
          placed jsonb,
          refusal jsonb,
          refund jsonb,
          attempted_at timestamptz,
          unresolved boolean not null default false,
          lease_token uuid,
          lease_until timestamptz,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now()
        )`.execute(db)
      await sql`create index orders_by_booking on orders (booking_id)`.execute(db)
    },
  },
}
