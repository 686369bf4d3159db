import { json } from '@wayfare/database'
import { leaseColumns, takeLease } from '@wayfare/subgraph-kit'
import type { Lease, LeasedRow } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely, Transaction, UpdateObject } from 'kysely'
import { toRecord, toTermColumns, toUpdate } from './payment-columns.ts'
import type { PaymentChange, PaymentRecord, PaymentTables, PaymentTerms } from './payment-row.ts'

type PaymentTx = Transaction<PaymentTables>

/** The right to work on one payment, alone. */
export interface PaymentLease extends Lease<PaymentRecord, PaymentChange, PaymentTx> {
  /** The instant by the database's clock: workers' clocks differ. */
  now(): Date
}

export const createPaymentStore = (db: Kysely<PaymentTables>) => ({
  /** Notes what is to be paid. A payment that is known keeps its state, and its terms if it has any. */
  request: async (payment: Pick<PaymentRecord, 'paymentId' | 'bookingId'> & { terms: PaymentTerms }) => {
    const terms = toTermColumns(payment.terms)
    await db
      .insertInto('payments')
      .values({ ...toInsert(payment, 'REQUESTED'), ...terms })
      .onConflict((known) =>
        known.column('payment_id').doUpdateSet(terms).where('payments.amount', 'is', null),
      )
      .execute()
  },

  /** Makes a payment that nobody has asked for yet void from the start. */
  voidBeforeRequest: async (payment: Pick<PaymentRecord, 'paymentId' | 'bookingId'>) => {
    await db
      .insertInto('payments')
      .values(toInsert(payment, 'VOIDED'))
      .onConflict((known) => known.column('payment_id').doNothing())
      .execute()
  },

  isKnown: async (paymentId: string): Promise<boolean> => {
    const query = db.selectFrom('payments').select('payment_id').where('payment_id', '=', paymentId)
    return (await query.executeTakeFirst()) !== undefined
  },

  /** Rejects with UNAVAILABLE, worth another try, while another worker has the payment. */
  lease: async (paymentId: string): Promise<PaymentLease> => {
    const taken: { now?: () => Date } = {}
    const lease = await takeLease(leasedPayment(db, paymentId, taken))
    return Object.assign(lease, { now: taken.now! })
  },

  findMany: async (paymentIds: readonly string[]): Promise<ReadonlyMap<string, PaymentRecord>> => {
    const rows = await db
      .selectFrom('payments')
      .selectAll()
      .where('payment_id', '=', sql<string>`any(${[...paymentIds]}::text[])`)
      .execute()
    return new Map(rows.map((row) => [row.payment_id, toRecord(row)]))
  },
  ...followUpQueries(db),
})

/** As the number of follow-ups: the next one is the provider's wish, and looks at refunds that are done, too. */
export const askedByProvider = -1

const followUpQueries = (db: Kysely<PaymentTables>) => ({
  /** Payments that are to be looked at by now, the longest due first. */
  toFollowUp: async (atMost: number): Promise<string[]> => {
    const rows = await db
      .selectFrom('payments')
      .select('payment_id')
      .where('follow_up_at', '<=', sql<Date>`now()`)
      .where(leaseColumns.isFree)
      .orderBy('follow_up_at')
      .limit(atMost)
      .execute()
    return rows.map(({ payment_id: paymentId }) => paymentId)
  },

  /** Has the payment looked at now, and all of it; does nothing for one that is not known. */
  followUpNow: async (paymentId: string) => {
    const row = db.updateTable('payments').where('payment_id', '=', paymentId)
    await row.set({ follow_up_at: sql<Date>`now()`, follow_ups: askedByProvider }).execute()
  },
})

export type PaymentStore = ReturnType<typeof createPaymentStore>

const leasedPayment = (
  db: Kysely<PaymentTables>,
  paymentId: string,
  taken: { now?: () => Date },
): LeasedRow<PaymentRecord, PaymentChange, PaymentTx> => {
  type Set = UpdateObject<PaymentTables, 'payments'>
  const update = async (token: string, set: Set, on: Kysely<PaymentTables> = db) => {
    const ours = on.updateTable('payments').where('payment_id', '=', paymentId)
    const { numUpdatedRows } = await ours.where('lease_token', '=', token).set(set).executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  }
  return {
    what: 'payment',
    take: async (token) => {
      const free = db.updateTable('payments').where('payment_id', '=', paymentId).where(leaseColumns.isFree)
      const started = performance.now()
      const row = await free
        .set(leaseColumns.taken(token))
        .returningAll()
        .returning(sql<Date>`now()`.as('read_at'))
        .executeTakeFirst()
      if (!row) return undefined
      // What passes since is measured by the monotonic clock, which nobody sets.
      taken.now = () => new Date(row.read_at.getTime() + performance.now() - started)
      return toRecord(row)
    },
    renew: (token) => update(token, leaseColumns.taken(token)),
    release: (token) => update(token, leaseColumns.free),
    change: (token, change, tx) => update(token, toUpdate(change), tx),
  }
}

const toInsert = (
  { paymentId, bookingId }: Pick<PaymentRecord, 'paymentId' | 'bookingId'>,
  state: PaymentRecord['state'],
) => ({
  payment_id: paymentId,
  booking_id: bookingId,
  state,
  refunds: json([]),
  given_up: false,
  follow_ups: 0,
  created_at: sql<Date>`now()`,
  updated_at: sql<Date>`now()`,
})
