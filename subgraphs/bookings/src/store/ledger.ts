import { json, notify } from '@wayfare/database'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Booking, BookingItem } from '../booking.ts'
import type { BookingStatus } from '../saga/saga-state.ts'
import { toBooking } from './rows.ts'
import type { BookingTables } from './tables.ts'

/** Heard by the pollers: the payload is the booking's id. */
export const bookingChanged = 'booking_changed'

type Tx = Transaction<BookingTables>

/** One line of a booking's history. */
export interface Entry {
  type: string
  status: BookingStatus
  itemId?: string
  message?: string
}

/** The booking, alone in this transaction until it ends; undefined when there is none. */
export const lockBooking = async (tx: Tx, id: string): Promise<Booking | undefined> => {
  const row = await tx.selectFrom('bookings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return undefined
  return toBooking(
    row,
    await tx.selectFrom('booking_items').selectAll().where('booking_id', '=', id).execute(),
  )
}

export const insertBooking = async (tx: Tx, booking: Booking): Promise<void> => {
  await tx
    .insertInto('bookings')
    .values({
      id: booking.id,
      reference: booking.reference,
      viewer_id: booking.owner.viewerId,
      agency_id: booking.owner.agencyId ?? null,
      quote_id: booking.quoteId,
      status: booking.status,
      version: booking.version,
      total: json(booking.total),
      payment_id: booking.paymentId,
      payment: json(booking.payment),
      party: json(booking.party),
      created_at: sql<Date>`now()`,
      updated_at: sql<Date>`now()`,
      driven_at: sql<Date>`now()`,
    })
    .execute()
  await tx
    .insertInto('booking_items')
    .values(booking.items.map((item, at) => itemRow(booking.id, item, at)))
    .execute()
}

/** Writes the booking as it is now, with its history; each entry is a version of its own. Gives the booking back. */
export const writeBooking = async (tx: Tx, booking: Booking, entries: readonly Entry[]): Promise<Booking> => {
  const version = booking.version + entries.length
  const { status, payment, id } = booking
  await tx
    .updateTable('bookings')
    .set({
      status,
      version,
      payment: json(payment),
      updated_at: sql<Date>`now()`,
      driven_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute()
  for (const item of booking.items)
    await tx.updateTable('booking_items').set(itemChange(item)).where('id', '=', item.id).execute()
  const rows = entries.map((entry, index) => ({
    booking_id: id,
    version: booking.version + index + 1,
    type: entry.type,
    status: entry.status,
    item_id: entry.itemId ?? null,
    message: entry.message ?? null,
    at: sql<Date>`clock_timestamp()`,
  }))
  await tx.insertInto('booking_events').values(rows).execute()
  await notify(tx, bookingChanged, id)
  return { ...booking, version }
}

const itemRow = (bookingId: string, item: BookingItem, position: number) => {
  const { saga, clientReference, orderId, supplierReference, failure, refund, ...trip } = item
  return {
    id: item.id,
    booking_id: bookingId,
    position,
    trip: json(trip),
    client_reference: clientReference,
    ...itemChange({ ...trip, saga, clientReference, orderId, supplierReference, failure, refund }),
  }
}

const itemChange = ({ saga, orderId, supplierReference, failure, refund }: BookingItem) => ({
  saga: json(saga),
  order_id: orderId ?? null,
  supplier_reference: supplierReference ?? null,
  failure: failure ? json(failure) : null,
  refund: refund ? json(refund) : null,
})
