import type { Selectable } from 'kysely'
import type { OrderRecord, OrdersTable } from './order-row.ts'

/** A row, and the database's time at which it was read. */
type OrderRow = Selectable<OrdersTable> & { read_at: Date }

export const toRecord = <D>(row: OrderRow): OrderRecord<D> => ({
  itemId: row.item_id,
  orderId: row.order_id,
  bookingId: row.booking_id,
  owner: { viewerId: row.owner_id, agencyId: row.agency_id ?? undefined },
  request: row.request as OrderRecord<D>['request'],
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
  lateTries: row.late_tries,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  readAt: row.read_at,
})
