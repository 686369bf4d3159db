import { openDocuments } from '@wayfare/booking-events'
import type { SealedTraveller } from '@wayfare/booking-events'
import type { Keyring } from '@wayfare/keyring'
import type { Selectable } from 'kysely'
import type { OrderRecord, OrderStep, OrdersTable } from './order-row.ts'
import type { OrderRequest } from './order-supplier.ts'

/** A row, and the database's time at which it was read. */
type OrderRow = Selectable<OrdersTable> & { read_at: Date }

/** A request as it is kept. */
export type SealedRequest = Omit<OrderRequest, 'travellers'> & { travellers: readonly SealedTraveller[] }

export const toRecord = <D>(row: OrderRow, keys: Keyring): OrderRecord<D> => ({
  itemId: row.item_id,
  orderId: row.order_id,
  bookingId: row.booking_id,
  owner: { viewerId: row.owner_id, agencyId: row.agency_id ?? undefined },
  // An item that was cancelled before it was ever ordered has none, and is only ever answered as cancelled.
  request:
    row.request === null ? (undefined as never) : opened(row.request as SealedRequest, row.booking_id, keys),
  state: row.state as OrderRecord<D>['state'],
  placed: (row.placed as OrderRecord<D>['placed'] | null) ?? undefined,
  refusal: (row.refusal as OrderRecord<D>['refusal'] | null) ?? undefined,
  refund: (row.refund as OrderRecord<D>['refund'] | null) ?? undefined,
  attempt: row.attempt_started_at
    ? { startedAt: row.attempt_started_at, endedAt: row.attempt_ended_at ?? undefined }
    : undefined,
  undone: row.undone,
  deadlines: {
    hold: row.hold_until ?? undefined,
    confirm: row.confirm_until ?? undefined,
    cancel: row.cancel_until ?? undefined,
  },
  retry:
    row.retry_step && row.retry_at
      ? { step: row.retry_step as OrderStep, tries: row.retry_tries, at: row.retry_at }
      : undefined,
  lateTries: row.late_tries,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  readAt: row.read_at,
})

/**
 * The travellers' documents are opened when an adapter reads them and at no other time: an order can be looked up and
 * cancelled without the key.
 */
const opened = (request: SealedRequest, bookingId: string, keys: Keyring): OrderRequest => ({
  ...request,
  get travellers() {
    return request.travellers.map((traveller) => openDocuments(keys, bookingId, traveller))
  },
})
