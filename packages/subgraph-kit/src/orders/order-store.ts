import { randomUUID } from 'node:crypto'
import { json } from '@wayfare/database'
import { sql } from 'kysely'
import type { Kysely, Selectable, Transaction, UpdateObject } from 'kysely'
import { leaseColumns, takeLease } from '../lease.ts'
import type { Lease, LeasedRow } from '../lease.ts'
import type { OrderRecord, OrderTables, OrdersTable } from './order-row.ts'

/** What a step may change of an order. */
export type OrderChange<D> = Partial<
  Pick<OrderRecord<D>, 'state' | 'placed' | 'refusal' | 'refund' | 'attemptedAt' | 'unresolved'>
>

/** The right to work on one order, alone. */
export type OrderLease<D> = Lease<OrderRecord<D>, OrderChange<D>, Transaction<OrderTables>>

export const createOrderStore = <D>(db: Kysely<OrderTables>) => ({
  /** Does nothing where the item is known already. */
  insert: async (order: Pick<OrderRecord<D>, 'itemId' | 'bookingId' | 'owner' | 'request' | 'state'>) => {
    await db
      .insertInto('orders')
      .values({ ...toInsert(order), order_id: randomUUID() })
      .onConflict((conflict) => conflict.column('item_id').doNothing())
      .execute()
  },

  /** Rejects with UNAVAILABLE, worth another try, while another worker has the order. */
  lease: (itemId: string): Promise<OrderLease<D>> => takeLease(leasedOrder<D>(db, itemId)),

  findMany: async (orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderRecord<D>>> => {
    const rows = await db
      .selectFrom('orders')
      .selectAll()
      .where('order_id', 'in', [...orderIds, noOrder])
      .execute()
    return new Map(rows.map((row) => [row.order_id, toRecord<D>(row)]))
  },
})

export type OrderStore<D> = ReturnType<typeof createOrderStore<D>>

/** Keeps `in ()` well formed. */
const noOrder = '00000000-0000-0000-0000-000000000000'

const leasedOrder = <D>(
  db: Kysely<OrderTables>,
  itemId: string,
): LeasedRow<OrderRecord<D>, OrderChange<D>, Transaction<OrderTables>> => {
  type Set = UpdateObject<OrderTables, 'orders'>
  const update = async (token: string, set: Set, on: Kysely<OrderTables> = db) => {
    const ours = on.updateTable('orders').where('item_id', '=', itemId).where('lease_token', '=', token)
    return (await ours.set(set).executeTakeFirstOrThrow()).numUpdatedRows > 0n
  }
  return {
    what: 'order',
    take: async (token) => {
      const free = db.updateTable('orders').where('item_id', '=', itemId).where(leaseColumns.isFree)
      const row = await free.set(leaseColumns.taken(token)).returningAll().executeTakeFirst()
      return row && toRecord<D>(row)
    },
    renew: (token) => update(token, leaseColumns.taken(token)),
    release: (token) => update(token, leaseColumns.free),
    change: (token, change, tx) => update(token, toUpdate(change), tx),
  }
}

const toInsert = <D>(
  order: Pick<OrderRecord<D>, 'itemId' | 'bookingId' | 'owner' | 'request' | 'state'>,
) => ({
  item_id: order.itemId,
  booking_id: order.bookingId,
  owner_id: order.owner.viewerId,
  agency_id: order.owner.agencyId ?? null,
  request: json(order.request),
  state: order.state,
  unresolved: false,
  created_at: sql<Date>`now()`,
  updated_at: sql<Date>`now()`,
})

const toUpdate = <D>(change: OrderChange<D>) => ({
  ...(change.state && { state: change.state }),
  ...(change.placed && { placed: json(change.placed) }),
  ...(change.refusal && { refusal: json(change.refusal) }),
  ...(change.refund && { refund: json(change.refund) }),
  ...(change.attemptedAt && { attempted_at: change.attemptedAt }),
  ...(change.unresolved !== undefined && { unresolved: change.unresolved }),
  updated_at: sql<Date>`now()`,
})

const toRecord = <D>(row: Selectable<OrdersTable>): OrderRecord<D> => ({
  itemId: row.item_id,
  orderId: row.order_id,
  bookingId: row.booking_id,
  owner: { viewerId: row.owner_id, agencyId: row.agency_id ?? undefined },
  request: row.request as OrderRecord<D>['request'],
  state: row.state as OrderRecord<D>['state'],
  placed: (row.placed as OrderRecord<D>['placed'] | null) ?? undefined,
  refusal: (row.refusal as OrderRecord<D>['refusal'] | null) ?? undefined,
  refund: (row.refund as OrderRecord<D>['refund'] | null) ?? undefined,
  attemptedAt: row.attempted_at ?? undefined,
  unresolved: row.unresolved,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})
