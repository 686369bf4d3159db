import type { Viewer } from '@wayfare/auth'
import type { Keyring } from '@wayfare/keyring'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { BookingTables } from '../store/tables.ts'

export type Operation = 'bookTrip' | 'cancelBooking'

export interface KeyedCall {
  viewer: Viewer
  operation: Operation
  key: string
  input: unknown
  /** The input is kept as an authentication code: it holds personal data that a plain hash would let others guess. */
  keys: Keyring
}

/** What a key was used for: nothing yet, this very input, or another. */
export type EarlierUse = { used: 'never' } | { used: 'same' | 'other'; bookingId: string }

const textOf = ({ operation, input }: KeyedCall) => `${operation} ${JSON.stringify(input)}`

/** A key belongs to its viewer and its operation. Keys are kept for two days. */
export const earlierUse = async (db: Kysely<BookingTables>, call: KeyedCall): Promise<EarlierUse> => {
  const { viewer, operation, key, keys } = call
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['input_hash', 'booking_id'])
    .where('viewer_id', '=', viewer.id)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return { used: 'never' }
  const same = keys.isAuthentic(textOf(call), row.input_hash)
  return { used: same ? 'same' : 'other', bookingId: row.booking_id }
}

/**
 * Takes the key for a booking within its transaction: of many calls at once, one gets it and the others wait for that
 * one to commit. False when it was taken: look at `earlierUse`.
 */
export const takeKey = async (tx: Kysely<BookingTables>, call: KeyedCall, bookingId: string) => {
  const { viewer, operation, key, keys } = call
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({
      viewer_id: viewer.id,
      operation,
      key,
      input_hash: keys.authenticate(textOf(call)),
      booking_id: bookingId,
      created_at: sql<Date>`now()`,
    })
    .onConflict((conflict) => conflict.columns(['viewer_id', 'operation', 'key']).doNothing())
    .executeTakeFirst()
  return taken.numInsertedOrUpdatedRows === 1n
}
