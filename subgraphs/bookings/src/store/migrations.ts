import type { Migrations } from '@wayfare/database'
import { sql } from 'kysely'

export const migrations: Migrations = {
  '010-quotes': {
    up: async (db) => {
      await sql`
        create table quotes (
          id uuid primary key,
          viewer_id text not null,
          agency_id text,
          total jsonb not null,
          items jsonb not null,
          expires_at timestamptz not null,
          created_at timestamptz not null default now()
        )`.execute(db)
      await sql`create index quotes_by_viewer on quotes (viewer_id, created_at desc)`.execute(db)
    },
  },
  '020-bookings': {
    up: async (db) => {
      await sql`
        create table bookings (
          id uuid primary key,
          reference text not null unique,
          viewer_id text not null,
          agency_id text,
          quote_id uuid not null references quotes,
          status text not null,
          version integer not null,
          total jsonb not null,
          payment_id uuid not null unique,
          payment jsonb not null,
          party jsonb not null,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now(),
          driven_at timestamptz not null default now()
        )`.execute(db)
      await sql`create index bookings_by_viewer on bookings (viewer_id, created_at desc, id)`.execute(db)
      await sql`create index bookings_by_agency on bookings (agency_id, created_at desc, id)`.execute(db)
      await sql`create index bookings_by_quote on bookings (quote_id)`.execute(db)
      await sql`create index bookings_by_status on bookings (status, driven_at)`.execute(db)
      await sql`
        create table booking_items (
          id uuid primary key,
          booking_id uuid not null references bookings,
          position integer not null,
          trip jsonb not null,
          client_reference text not null unique,
          saga jsonb not null,
          order_id text,
          supplier_reference text,
          failure jsonb,
          refund jsonb,
          unique (booking_id, position)
        )`.execute(db)
      await sql`
        create table booking_events (
          booking_id uuid not null references bookings,
          version integer not null,
          type text not null,
          status text not null,
          item_id uuid,
          message text,
          at timestamptz not null default now(),
          primary key (booking_id, version)
        )`.execute(db)
    },
  },
  '030-idempotency': {
    up: async (db) => {
      await sql`
        create table idempotency_keys (
          viewer_id text not null,
          operation text not null,
          key text not null,
          input_hash text not null,
          booking_id uuid not null,
          created_at timestamptz not null default now(),
          primary key (viewer_id, operation, key)
        )`.execute(db)
    },
  },
  '040-cancellation-quotes': {
    up: async (db) => {
      await sql`
        create table cancellation_quotes (
          id uuid primary key,
          viewer_id text not null,
          booking_id uuid not null references bookings,
          booking_version integer not null,
          refund jsonb not null,
          items jsonb not null,
          expires_at timestamptz not null,
          created_at timestamptz not null default now()
        )`.execute(db)
    },
  },
}
