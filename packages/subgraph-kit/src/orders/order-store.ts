import { randomUUID } from 'node:crypto'
import { json } from '@wayfare/database'
import { DomainError } from '@wayfare/domain'
import { sql } from 'kysely'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { OrderRecord, OrderTables, OrdersTable } from './order-row.ts'

/** Long enough for a pause of the process, short enough that a killed worker's item is soon taken up. */
const leaseMs = 5_000
const leaseFor = sql<Date>`now() + make_interval(secs => ${leaseMs / 1_000})`

/** What a step may change of an order. */
export type OrderChange<D> = Partial<
  Pick<OrderRecord<D>, 'state' | 'placed' | 'refusal' | 'refund' | 'attemptedAt' | 'unresolved'>
>

/** The right to work on one order, alone. It is renewed while it is held; losing it aborts `signal`. */
export interface OrderLease<D> extends AsyncDisposable {
  order: OrderRecord<D>
  signal: AbortSignal
  /** Changes the order, only while the lease is still ours: a worker that slept through it is fenced off. */
  change(change: OrderChange<D>, tx?: Transaction<OrderTables>): Promise<void>
}

export const createOrderStore = <D>(db: Kysely<OrderTables>) => ({
  /** Does nothing where the item is known already. */
  insert: async (order: Pick<OrderRecord<D>, 'itemId' | 'bookingId' | 'owner' | 'request' | 'state'>) => {
    await db
      .insertInto('orders')
      .values({ ...toInsert(order), order_id: randomUUID() })
      .onConflict((conflict) => conflict.column('item_id').doNothing())
      .execute()
  },

  /** Rejects with UNAVAILABLE, worth another try, while another worker has the order; NOT_FOUND for an unknown item. */
  lease: async (itemId: string): Promise<OrderLease<D>> => {
    const token = randomUUID()
    const row = await db
      .updateTable('orders')
      .set({ lease_token: token, lease_until: leaseFor })
      .where('item_id', '=', itemId)
      .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', sql<Date>`now()`)]))
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new DomainError('UNAVAILABLE', 'the order is being worked on', { retryAfterMs: 500 })
    return holdLease(db, toRecord<D>(row), token)
  },

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

const holdLease = <D>(db: Kysely<OrderTables>, order: OrderRecord<D>, token: string): OrderLease<D> => {
  const lost = new AbortController()
  const ours = (on: Kysely<OrderTables>) =>
    on.updateTable('orders').where('item_id', '=', order.itemId).where('lease_token', '=', token)
  const renew = async () => {
    const { numUpdatedRows } = await ours(db).set({ lease_until: leaseFor }).executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) lost.abort(leaseLost())
  }
  // A renewal that fails is not the end: the lease holds until its time, and a change without it is refused anyway.
  const timer = setInterval(() => void renew().catch(() => undefined), leaseMs / 3)
  const lease: OrderLease<D> = {
    order,
    signal: lost.signal,
    change: async (change, tx) => {
      const { numUpdatedRows } = await ours(tx ?? db)
        .set(toUpdate(change))
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) throw leaseLost()
      lease.order = { ...lease.order, ...change }
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await ours(db).set({ lease_token: null, lease_until: null }).execute()
    },
  }
  return lease
}

const leaseLost = () => new DomainError('UNAVAILABLE', 'the order was taken over by another worker')

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
