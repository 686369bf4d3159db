import { json, notify } from '@wayfare/database'
import { isUuid } from '@wayfare/domain'
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { Booking, BookingItem } from '../booking.ts'
import { nextDeadline, sendAgainAfter } from '../saga/deadlines.ts'
import type { BookingStatus } from '../saga/saga-state.ts'
import { toBooking, toItem } from './rows.ts'
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

/** A booking that nobody else changes until the transaction ends, and the database's clock. */
export type LockedBooking = Booking & { asOf: Date }

export interface LockOptions {
  /** Undefined as well where the booking is locked, or not due any more, by now. */
  onlyIfDue?: boolean
}

/** Undefined when there is none. */
export const lockBooking = async (
  tx: Tx,
  id: string,
  { onlyIfDue = false }: LockOptions = {},
): Promise<LockedBooking | undefined> => {
  const query = tx
    .selectFrom('bookings')
    .selectAll()
    .select(sql<Date>`clock_timestamp()`.as('as_of'))
    .where('id', '=', id)
    .forUpdate()
  const row = await (
    onlyIfDue ? query.where('due_at', '<=', sql<Date>`now()`).skipLocked() : query
  ).executeTakeFirst()
  if (!row) return undefined
  const items = await tx.selectFrom('booking_items').selectAll().where('booking_id', '=', id).execute()
  return { ...toBooking(row, items), asOf: row.as_of }
}

/** An item by its id, whatever its booking. */
export const findItem = async (db: Kysely<BookingTables>, id: string): Promise<BookingItem | undefined> => {
  if (!isUuid(id)) return undefined
  const row = await db.selectFrom('booking_items').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toItem(row)
}

export const insertBooking = async (tx: Tx, booking: Booking): Promise<void> => {
  await tx
    .insertInto('bookings')
    .values({
      id: booking.id,
      reference: booking.reference,
      viewer_id: booking.owner.viewerId,
      agency_id: booking.owner.agencyId ?? null,
      booked_by: booking.bookedBy ?? null,
      quote_id: booking.quoteId,
      goal: booking.goal,
      status: booking.status,
      version: booking.version,
      total: json(booking.total),
      payment_id: booking.paymentId,
      payment: json(booking.payment),
      pending: json(booking.pending),
      party: json(booking.party),
      created_at: sql<Date>`now()`,
      updated_at: sql<Date>`now()`,
      due_at: null,
      sent_again: 0,
    })
    .execute()
  await tx
    .insertInto('booking_items')
    .values(booking.items.map((item, at) => itemRow(booking.id, item, at)))
    .execute()
}

/** Writes the booking as it is now, with its history; each entry is a version of its own. Gives the booking back. */
export const writeBooking = async (
  tx: Tx,
  booking: LockedBooking,
  entries: readonly Entry[],
): Promise<LockedBooking> => {
  const version = booking.version + entries.length
  const { goal, status, payment, pending, id } = booking
  await tx
    .updateTable('bookings')
    .set({
      goal,
      status,
      version,
      payment: json(payment),
      pending: json(pending),
      ...(needsDocuments.has(status) ? {} : { party: json(withoutDocuments(booking.party)) }),
      updated_at: sql<Date>`now()`,
      due_at: dueAt(booking, 0),
      sent_again: 0,
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

/** Until everything is held; afterwards nobody needs the travellers' documents here. */
const needsDocuments: ReadonlySet<BookingStatus> = new Set(['REQUESTED', 'AUTHORISING', 'HOLDING'])

const withoutDocuments = (party: Booking['party']): Booking['party'] => ({
  ...party,
  travellers: party.travellers.map(({ documents: _sealed, ...person }) => person),
})

/** Notes that what is pending was sent again: the next time comes later. */
export const noteSent = async (tx: Tx, booking: LockedBooking) => {
  const { sent_again: times } = await tx
    .updateTable('bookings')
    .set((set) => ({ sent_again: set('sent_again', '+', 1) }))
    .where('id', '=', booking.id)
    .returning('sent_again')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('bookings')
    .set({ due_at: dueAt(booking, times) })
    .where('id', '=', booking.id)
    .execute()
}

/** When to look at the booking again without an answer: to send again, or because a deadline passes. */
const dueAt = ({ asOf, pending }: LockedBooking, sentAgain: number): Date | null => {
  if (pending.length === 0) return null
  const after = sendAgainAfter(pending, sentAgain) * (1 + Math.random() / 4)
  const deadline = nextDeadline(pending)?.getTime() ?? Infinity
  return new Date(Math.min(asOf.getTime() + after, deadline))
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
