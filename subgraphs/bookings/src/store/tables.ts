/** The schema `bookings`. Money is `{ amount, currency }`; what is only ever read whole is JSON. */
export interface QuotesTable {
  id: string
  viewer_id: string
  agency_id: string | null
  total: unknown
  items: unknown
  /** Kept as long as the booking that it led to. */
  booked: boolean
  expires_at: Date
  created_at: Date
}

export interface BookingsTable {
  id: string
  reference: string
  viewer_id: string
  agency_id: string | null
  /** Who booked on the owner's behalf. */
  booked_by: string | null
  quote_id: string
  goal: string
  status: string
  version: number
  total: unknown
  payment_id: string
  payment: unknown
  /** The commands that are sent and not answered. */
  pending: unknown
  party: unknown
  created_at: Date
  updated_at: Date
  /** When to look at it without an answer; null while nothing is pending. */
  due_at: Date | null
  /** How often what is pending was sent again since the booking last moved. */
  sent_again: number
}

export interface ItemsTable {
  id: string
  booking_id: string
  position: number
  trip: unknown
  client_reference: string
  saga: unknown
  order_id: string | null
  supplier_reference: string | null
  failure: unknown
  refund: unknown
}

export interface EventsTable {
  booking_id: string
  version: number
  type: string
  status: string
  item_id: string | null
  message: string | null
  at: Date
}

export interface IdempotencyTable {
  viewer_id: string
  operation: string
  key: string
  input_hash: string
  /** The booking that the first use led to. */
  booking_id: string
  created_at: Date
}

export interface CancellationQuotesTable {
  id: string
  viewer_id: string
  booking_id: string
  booking_version: number
  refund: unknown
  items: unknown
  expires_at: Date
  created_at: Date
}

export interface BookingTables {
  quotes: QuotesTable
  bookings: BookingsTable
  booking_items: ItemsTable
  booking_events: EventsTable
  idempotency_keys: IdempotencyTable
  cancellation_quotes: CancellationQuotesTable
}
