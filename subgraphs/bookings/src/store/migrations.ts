import type { Migrations } from '@wayfare/database'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

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
  '050-pending-commands': {
    up: async (db) => {
      await sql`
        alter table bookings
          add column goal text not null default 'BOOK',
          add column pending jsonb not null default '[]',
          add column due_at timestamptz,
          add column sent_again integer not null default 0,
          add column booked_by text`.execute(db)
      await intoPendingCommands(db)
      await sql`drop index bookings_by_status`.execute(db)
      await sql`alter table bookings drop column driven_at`.execute(db)
      await sql`create index bookings_due on bookings (due_at) where due_at is not null`.execute(db)
    },
  },
  '060-lists': {
    up: async (db) => {
      await sql`create index bookings_by_time on bookings (created_at desc, id desc)`.execute(db)
      await sql`create index bookings_by_status on bookings (status, created_at desc, id desc)`.execute(db)
    },
  },
  '070-pruning': {
    up: async (db) => {
      await sql`alter table quotes add column booked boolean not null default false`.execute(db)
      await sql`update quotes set booked = exists (select from bookings where quote_id = quotes.id)`.execute(
        db,
      )
      await sql`create index quotes_unbooked on quotes (expires_at) where not booked`.execute(db)
      await sql`create index cancellation_quotes_by_expiry on cancellation_quotes (expires_at)`.execute(db)
      await sql`create index idempotency_keys_by_time on idempotency_keys (created_at)`.execute(db)
    },
  },
}

/** What was asked and unanswered stood with the items and the payment; a step that was stuck is pending and overdue now. */
const intoPendingCommands = async (db: Kysely<unknown>) => {
  const entry = sql`'since', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  await sql`
    update bookings set
      goal = case
        when status in ('COMPENSATING', 'FAILED', 'PAYMENT_FAILED') then 'UNDO'
        when status in ('CANCELLING', 'CANCELLED', 'PARTIALLY_CANCELLED') then 'CANCEL'
        when status = 'NEEDS_ATTENTION' then case when payment->>'state' = 'CAPTURED' then 'CANCEL' else 'UNDO' end
        else 'BOOK' end,
      due_at = case when status in ('CONFIRMED', 'PAYMENT_FAILED', 'FAILED', 'CANCELLED') then null else now() end,
      pending = coalesce((
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'to', 'order', 'itemId', item.id,
          'step', case when item.saga->>'state' = 'STUCK' then 'cancel' else item.saga->>'asked' end,
          'overdue', case when item.saga->>'state' = 'STUCK' then true end, ${entry})))
        from booking_items item
        where item.booking_id = bookings.id and (item.saga ? 'asked' or item.saga->>'state' = 'STUCK')
      ), '[]') || coalesce((
        select jsonb_build_array(jsonb_build_object('to', 'payment', 'step', payment->>'asked', ${entry}))
        where payment->>'asked' in ('authorise', 'capture', 'void')
      ), '[]')`.execute(db)
  await sql`
    update bookings set payment = jsonb_build_object(
      'begun', status <> 'REQUESTED',
      'state', case payment->>'state' when 'REFUNDED' then 'CAPTURED' when 'STUCK' then 'NONE' else payment->>'state' end)`.execute(
    db,
  )
  await sql`
    update booking_items set
      saga = (saga - 'asked' - 'refunds') || jsonb_build_object('state',
        case saga->>'state' when 'STUCK' then 'CONFIRMED' else saga->>'state' end),
      refund = case when refund is null then null else jsonb_build_object('to', 'PAYMENT', 'given', refund) end`.execute(
    db,
  )
}
