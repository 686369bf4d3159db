import type { Selectable } from 'kysely'
import type { Booking, BookingEvent, BookingItem, Quote } from '../booking.ts'
import type { BookingsTable, EventsTable, ItemsTable, QuotesTable } from './tables.ts'

const ownerOf = (row: { viewer_id: string; agency_id: string | null }) => ({
  viewerId: row.viewer_id,
  ...(row.agency_id === null ? {} : { agencyId: row.agency_id }),
})

export const toQuote = (row: Selectable<QuotesTable>): Quote => ({
  id: row.id,
  owner: ownerOf(row),
  total: row.total as Quote['total'],
  items: row.items as Quote['items'],
  expiresAt: row.expires_at,
})

export const toBooking = (
  row: Selectable<BookingsTable>,
  items: readonly Selectable<ItemsTable>[],
): Booking => ({
  id: row.id,
  reference: row.reference,
  owner: ownerOf(row),
  ...(row.booked_by === null ? {} : { bookedBy: row.booked_by }),
  quoteId: row.quote_id,
  goal: row.goal as Booking['goal'],
  status: row.status as Booking['status'],
  version: row.version,
  total: row.total as Booking['total'],
  items: items.toSorted((a, b) => a.position - b.position).map(toItem),
  paymentId: row.payment_id,
  payment: row.payment as Booking['payment'],
  pending: row.pending as Booking['pending'],
  party: row.party as Booking['party'],
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

export const toItem = (row: Selectable<ItemsTable>): BookingItem => ({
  ...(row.trip as BookingItem),
  clientReference: row.client_reference,
  saga: row.saga as BookingItem['saga'],
  orderId: row.order_id ?? undefined,
  supplierReference: row.supplier_reference ?? undefined,
  failure: (row.failure as BookingItem['failure'] | null) ?? undefined,
  refund: (row.refund as BookingItem['refund'] | null) ?? undefined,
})

export const toEvent = (row: Selectable<EventsTable>): BookingEvent => ({
  version: row.version,
  type: row.type,
  status: row.status as BookingEvent['status'],
  itemId: row.item_id ?? undefined,
  message: row.message ?? undefined,
  at: row.at,
})
