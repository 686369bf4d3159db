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
  // What is there stays, so that processes of the version before go on working beside this one.
  '020-payment-follow-ups': {
    up: async (db) => {
      await sql`
        alter table payments
          add column attempt_ended_at timestamptz,
          add column step_since timestamptz,
          add column given_up boolean not null default false,
          add column follow_up_at timestamptz,
          add column follow_ups integer not null default 0`.execute(db)
      await sql`create index payments_to_follow_up on payments (follow_up_at) where follow_up_at is not null`.execute(
        db,
      )
      await sql`
        update payments set follow_up_at = now()
        where state in ('AUTHORISING', 'CAPTURING', 'VOIDING') or refunds @? '$[*] ? (@.state == "REQUESTED")'`.execute(
        db,
      )
    },
  },
}
