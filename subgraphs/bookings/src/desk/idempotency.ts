import { createHash } from 'node:crypto'
import type { Viewer } from '@wayfare/auth'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { BookingTables } from '../store/tables.ts'

export type Operation = 'bookTrip' | 'cancelBooking'

export interface KeyedCall {
  viewer: Viewer
  operation: Operation
  key: string
  input: unknown
}

/** What a key was used for: nothing yet, this very input, or another. */
export type EarlierUse = { used: 'never' } | { used: 'same' | 'other'; bookingId: string }

const hashOf = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest('base64url')

/** A key belongs to its viewer and its operation. Keys are kept as long as their bookings. */
export const earlierUse = async (
  db: Kysely<BookingTables>,
  { viewer, operation, key, input }: KeyedCall,
): Promise<EarlierUse> => {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['input_hash', 'booking_id'])
    .where('viewer_id', '=', viewer.id)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return { used: 'never' }
  return { used: row.input_hash === hashOf(input) ? 'same' : 'other', bookingId: row.booking_id }
}

/**
 * Takes the key for a booking within its transaction: of many calls at once, one gets it and the others wait for that
 * one to commit. False when it was taken: look at `earlierUse`.
 */
export const takeKey = async (
  tx: Kysely<BookingTables>,
  { viewer, operation, key, input }: KeyedCall,
  bookingId: string,
) => {
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({
      viewer_id: viewer.id,
      operation,
      key,
      input_hash: hashOf(input),
      booking_id: bookingId,
      created_at: sql<Date>`now()`,
    })
    .onConflict((conflict) => conflict.columns(['viewer_id', 'operation', 'key']).doNothing())
    .executeTakeFirst()
  return taken.numInsertedOrUpdatedRows === 1n
}
