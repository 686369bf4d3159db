import type { Clock } from '@wayfare/domain'
import type { Store } from '../store.ts'

export interface LedgerOrder {
  readonly supplier: string
  readonly id: string
  /** The caller's own reference: what ties a supplier's order to a booking item. */
  readonly clientReference: string | null
  readonly state: 'held' | 'pending' | 'confirmed' | 'cancelled' | 'expired'
  readonly amount: string
  readonly currency: string
  readonly createdAt: string
  readonly updatedAt: string
}

export type ChargeState =
  | 'declined'
  | 'requires_action'
  | 'authorised'
  | 'captured'
  | 'voided'
  | 'partially_refunded'
  | 'refunded'

export interface LedgerCharge {
  readonly id: string
  readonly clientReference: string | null
  readonly state: ChargeState
  readonly authorised: string
  readonly captured: string
  readonly refunded: string
  readonly currency: string
}

/** What becomes of an order by itself, once its time has come: a hold lapses, a pending booking is confirmed. */
export interface Settlement {
  readonly at: string
  readonly to: LedgerOrder['state']
}

export interface NewOrder extends Pick<LedgerOrder, 'supplier' | 'id' | 'state' | 'amount' | 'currency'> {
  readonly clientReference?: string | undefined
  readonly settles?: Settlement | undefined
}

export interface Movement extends Pick<LedgerOrder, 'supplier' | 'id' | 'state'> {
  readonly amount?: string
}

/** Every order and charge ever made, whatever became of it. */
export interface Ledger {
  opened(order: NewOrder): void
  /** With an `amount` where the price changed on the way. */
  moved(order: Movement, settles?: Settlement): void
  charged(charge: LedgerCharge): void
  called(supplier: string, operation: string): void
  read(): { orders: LedgerOrder[]; charges: LedgerCharge[]; calls: Record<string, Record<string, number>> }
}

export const createLedger = (store: Store, clock: Clock): Ledger => ({
  opened: (order) => {
    const now = clock().toISOString()
    store.run('insert into orders values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      order.supplier,
      order.id,
      order.clientReference ?? null,
      order.state,
      order.amount,
      order.currency,
      order.settles?.at ?? null,
      order.settles?.to ?? null,
      now,
      now,
    ])
  },
  moved: ({ supplier, id, state, amount }, settles) =>
    void store.run(
      `update orders set state = ?, amount = coalesce(?, amount), updated_at = ?, settles_at = ?, settles_to = ?
       where supplier = ? and id = ?`,
      [state, amount ?? null, clock().toISOString(), settles?.at ?? null, settles?.to ?? null, supplier, id],
    ),
  charged: (charge) =>
    void store.run('insert or replace into charges values (?, ?, ?, ?, ?, ?, ?)', [
      charge.id,
      charge.clientReference,
      charge.state,
      charge.authorised,
      charge.captured,
      charge.refunded,
      charge.currency,
    ]),
  called: (supplier, operation) =>
    void store.run('insert into calls values (?, ?, 1) on conflict do update set count = count + 1', [
      supplier,
      operation,
    ]),
  read: () => ({ orders: readOrders(store, clock), charges: readCharges(store), calls: readCalls(store) }),
})

const readOrders = (store: Store, clock: Clock) => {
  const now = clock().toISOString()
  store.run(
    'update orders set state = settles_to, updated_at = settles_at, settles_at = null where settles_at <= ?',
    [now],
  )
  return store.all(
    `select supplier, id, client_reference as clientReference, state, amount, currency,
       created_at as createdAt, updated_at as updatedAt from orders order by rowid`,
  ) as unknown as LedgerOrder[]
}

const readCharges = (store: Store) =>
  store.all(
    `select id, client_reference as clientReference, state, authorised, captured, refunded, currency
     from charges order by rowid`,
  ) as unknown as LedgerCharge[]

const readCalls = (store: Store) => {
  const calls: Record<string, Record<string, number>> = {}
  for (const row of store.all('select * from calls order by supplier, operation'))
    (calls[String(row['supplier'])] ??= {})[String(row['operation'])] = Number(row['count'])
  return calls
}
