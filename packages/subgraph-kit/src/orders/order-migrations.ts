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
  '002-order-attempts': {
    up: async (db) => {
      await sql`alter table orders rename column attempted_at to attempt_started_at`.execute(db)
      await sql`update orders set attempt_started_at = null
        where not unresolved and state not in ('HOLDING', 'CONFIRMING')`.execute(db)
      await sql`update orders set refund = jsonb_build_object('refund', refund, 'refundTo', 'PAYMENT')
        where refund is not null`.execute(db)
      await sql`
        alter table orders
          alter column request drop not null,
          drop column unresolved,
          add column attempt_ended_at timestamptz,
          add column undone boolean not null default false,
          add column hold_until timestamptz,
          add column confirm_until timestamptz,
          add column cancel_until timestamptz,
          add column late_tries integer not null default 0,
          add column next_try_at timestamptz`.execute(db)
      await sql`update orders set undone = true where state in ('CANCELLING', 'CANCELLED')`.execute(db)
      await sql`create index orders_to_retry on orders (next_try_at) where next_try_at is not null`.execute(
        db,
      )
    },
  },
  '003-order-retries': {
    up: async (db) => {
      await sql`
        alter table orders
          add column retry_step text,
          add column retry_tries integer not null default 0,
          add column retry_at timestamptz`.execute(db)
    },
  },
}
