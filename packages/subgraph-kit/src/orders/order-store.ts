import { randomUUID } from 'node:crypto'
import { json } from '@wayfare/database'
import { isUuid } from '@wayfare/domain'
import type { Keyring } from '@wayfare/keyring'
import { sql } from 'kysely'
import type { Kysely, RawBuilder, Transaction, UpdateObject } from 'kysely'
import { leaseColumns, takeLease } from '../lease.ts'
import type { Lease, LeasedRow } from '../lease.ts'
import { toRecord } from './order-record.ts'
import type { SealedRequest } from './order-record.ts'
import type {
  CancelledBeforeCreate,
  OrderRecord,
  OrderState,
  OrderStep,
  OrderTables,
  OrdersTable,
} from './order-row.ts'

/** What a step may change of an order. Every time is written by the database's clock. */
export interface OrderChange<D> extends Partial<
  Pick<OrderRecord<D>, 'state' | 'placed' | 'refusal' | 'refund'>
> {
  /** BEGUN before the supplier is called, ENDED when its answer was lost, KNOWN once it is clear what came of it. */
  attempt?: 'BEGUN' | 'ENDED' | 'KNOWN'
  /** Gives the step a deadline, unless it has one. */
  deadline?: { step: OrderStep; afterMs: number }
  /** The step failed and is tried again, by whichever copy of its command, not before `afterMs`. */
  retry?: { step: OrderStep; afterMs: number }
  /** Counts one more late try of the cancellation and says when the next is due; `never` ends them. */
  lateTry?: { afterMs: number } | 'never'
}

/** The right to work on one order, alone. */
export type OrderLease<D, Tx = Transaction<OrderTables>> = Lease<OrderRecord<D>, OrderChange<D>, Tx>

/** An order as its command gives it: the travellers' documents stay sealed where it is kept. */
export interface NewOrder extends Pick<OrderRecord<never>, 'itemId' | 'bookingId' | 'owner'> {
  request: SealedRequest
}

/** Where the orders of a vertical are kept. The one over PostgreSQL serves; tests have one in memory. */
export interface OrderStore<D, Tx = Transaction<OrderTables>> {
  /** Does nothing where the item is known already. */
  insert(order: NewOrder): Promise<void>
  /** From now on nothing is ordered for the item, known or not. Needs no lease: an attempt under way goes on. */
  undo(item: CancelledBeforeCreate, patienceMs: number): Promise<void>
  /** Undefined where no order is known. Rejects with UNAVAILABLE, worth another try, while another worker has it. */
  lease(itemId: string): Promise<OrderLease<D, Tx> | undefined>
  /** Items whose cancellation is to be tried again, the longest due first. */
  dueForRetry(limit: number): Promise<readonly string[]>
  findMany(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderRecord<D>>>
}

export const createOrderStore = <D>(db: Kysely<OrderTables>, keys: Keyring): OrderStore<D> => ({
  insert: async (order) => {
    await db
      .insertInto('orders')
      .values({ ...toInsert(order), request: json(order.request), state: 'NEW', undone: false })
      .onConflict((conflict) => conflict.column('item_id').doNothing())
      .execute()
  },

  undo: async ({ itemId, bookingId }, patienceMs) => {
    const unknown = { itemId, bookingId, owner: { viewerId: '' } }
    await db
      .insertInto('orders')
      .values({ ...toInsert(unknown), request: null, state: 'CANCELLED', undone: true })
      .onConflict((conflict) =>
        conflict.column('item_id').doUpdateSet({
          undone: true,
          cancel_until: sql<Date>`coalesce(orders.cancel_until, ${inMs(patienceMs)})`,
          next_try_at: sql<Date>`case orders.state when 'CANCELLED' then orders.next_try_at else coalesce(orders.next_try_at, ${inMs(patienceMs)}) end`,
        }),
      )
      .execute()
  },

  lease: async (itemId) => {
    const known = await db.selectFrom('orders').select('item_id').where('item_id', '=', itemId).execute()
    return known.length === 0 ? undefined : takeLease(leasedOrder<D>(db, itemId, keys))
  },

  dueForRetry: async (limit) => {
    const due = db
      .selectFrom('orders')
      .select('item_id')
      .where('next_try_at', '<=', sql<Date>`now()`)
    return (await due.orderBy('next_try_at').limit(limit).execute()).map(({ item_id }) => item_id)
  },

  findMany: async (orderIds) => {
    const ids = orderIds.filter(isUuid)
    if (ids.length === 0) return new Map()
    const rows = await db
      .selectFrom('orders')
      .selectAll()
      .select(databaseTime)
      .where('order_id', 'in', ids)
      .where('request', 'is not', null)
      .execute()
    return new Map(rows.map((row) => [row.order_id, toRecord<D>(row, keys)]))
  },
})

const databaseTime = sql<Date>`clock_timestamp()`.as('read_at')
const inMs = (ms: number): RawBuilder<Date> => sql<Date>`now() + make_interval(secs => ${ms / 1_000})`

const leasedOrder = <D>(
  db: Kysely<OrderTables>,
  itemId: string,
  keys: Keyring,
): LeasedRow<OrderRecord<D>, OrderChange<D>, Transaction<OrderTables>> => {
  type Set = UpdateObject<OrderTables, 'orders'>
  const update = async (set: Set, token: string, on: Kysely<OrderTables> = db) => {
    const ours = on.updateTable('orders').where('item_id', '=', itemId).where('lease_token', '=', token)
    const row = await ours.set(set).returningAll().returning(databaseTime).executeTakeFirst()
    return row && toRecord<D>(row, keys)
  }
  return {
    what: 'order',
    take: async (token) => {
      const free = db.updateTable('orders').where('item_id', '=', itemId).where(leaseColumns.isFree)
      const taken = free.set(leaseColumns.taken(token)).returningAll().returning(databaseTime)
      const row = await taken.executeTakeFirst()
      return row && toRecord<D>(row, keys)
    },
    renew: async (token) => (await update(leaseColumns.taken(token), token)) !== undefined,
    release: (token) => update(leaseColumns.free, token),
    change: (token, change, tx) => update(toUpdate(change), token, tx),
  }
}

const toInsert = (order: Omit<NewOrder, 'request'>) => ({
  item_id: order.itemId,
  order_id: randomUUID(),
  booking_id: order.bookingId,
  owner_id: order.owner.viewerId,
  agency_id: order.owner.agencyId ?? null,
  late_tries: 0,
  retry_tries: 0,
  created_at: sql<Date>`now()`,
  updated_at: sql<Date>`now()`,
})

const toUpdate = <D>(change: OrderChange<D>): UpdateObject<OrderTables, 'orders'> => ({
  ...(change.state && { state: change.state }),
  ...(change.state && ordersNothing.has(change.state) && { request: withoutDocuments }),
  ...(change.placed && { placed: json(change.placed) }),
  ...(change.refusal && { refusal: json(change.refusal) }),
  ...(change.refund && { refund: json(change.refund) }),
  ...(change.attempt && attempts[change.attempt]),
  ...(change.deadline && deadline(change.deadline)),
  ...(change.retry && retry(change.retry)),
  ...(change.lateTry && lateTry(change.lateTry)),
  updated_at: sql<Date>`now()`,
})

/** Where nothing is ordered any more, nobody needs the travellers' documents. */
const ordersNothing: ReadonlySet<OrderState> = new Set(['CONFIRMED', 'REFUSED', 'CANCELLING', 'CANCELLED'])

const withoutDocuments = sql`case when request ? 'travellers' then jsonb_set(request, '{travellers}', (
  select coalesce(jsonb_agg(traveller - 'documents'), '[]') from jsonb_array_elements(request -> 'travellers') traveller
)) else request end`

const attempts = {
  BEGUN: { attempt_started_at: sql<Date>`clock_timestamp()`, attempt_ended_at: null },
  ENDED: { attempt_ended_at: sql<Date>`clock_timestamp()` },
  KNOWN: { attempt_started_at: null, attempt_ended_at: null },
} as const

const deadline = ({ step, afterMs }: NonNullable<OrderChange<never>['deadline']>) => {
  const column = `${step}_until` as const satisfies keyof OrdersTable
  return { [column]: sql<Date>`coalesce(${sql.ref(column)}, ${inMs(afterMs)})` }
}

const retry = ({ step, afterMs }: NonNullable<OrderChange<never>['retry']>) => ({
  retry_tries: sql<number>`case retry_step when ${step} then retry_tries + 1 else 1 end`,
  retry_step: step,
  retry_at: inMs(afterMs),
})

const lateTry = (next: NonNullable<OrderChange<never>['lateTry']>) =>
  next === 'never'
    ? { next_try_at: null }
    : { next_try_at: inMs(next.afterMs), late_tries: sql<number>`late_tries + 1` }
