import { json } from '@wayfare/database'
import { money } from '@wayfare/domain'
import { leaseColumns, takeLease } from '@wayfare/subgraph-kit'
import type { Lease, LeasedRow } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely, Selectable, Transaction, UpdateObject } from 'kysely'
import type {
  PaymentChange,
  PaymentRecord,
  PaymentTables,
  PaymentTerms,
  PaymentsTable,
} from './payment-row.ts'

/** The right to work on one payment, alone. */
export type PaymentLease = Lease<PaymentRecord, PaymentChange, Transaction<PaymentTables>>

export const createPaymentStore = (db: Kysely<PaymentTables>) => ({
  /** Notes what is to be paid. A payment that is known keeps its state, and its terms if it has any. */
  request: async (payment: Pick<PaymentRecord, 'paymentId' | 'bookingId'> & { terms: PaymentTerms }) => {
    const terms = toTerms(payment.terms)
    await db
      .insertInto('payments')
      .values({ ...toInsert(payment, 'REQUESTED'), ...terms })
      .onConflict((known) =>
        known.column('payment_id').doUpdateSet(terms).where('payments.amount', 'is', null),
      )
      .execute()
  },

  /** Makes a payment that nobody has asked for yet void from the start. */
  forestall: async (payment: Pick<PaymentRecord, 'paymentId' | 'bookingId'>) => {
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
  lease: (paymentId: string): Promise<PaymentLease> => takeLease(leasedPayment(db, paymentId)),

  findMany: async (paymentIds: readonly string[]): Promise<ReadonlyMap<string, PaymentRecord>> => {
    const rows = await db
      .selectFrom('payments')
      .selectAll()
      .where('payment_id', '=', sql<string>`any(${[...paymentIds]}::text[])`)
      .execute()
    return new Map(rows.map((row) => [row.payment_id, toRecord(row)]))
  },
})

export type PaymentStore = ReturnType<typeof createPaymentStore>

const leasedPayment = (
  db: Kysely<PaymentTables>,
  paymentId: string,
): LeasedRow<PaymentRecord, PaymentChange, Transaction<PaymentTables>> => {
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
      const row = await free.set(leaseColumns.taken(token)).returningAll().executeTakeFirst()
      return row && toRecord(row)
    },
    renew: (token) => update(token, leaseColumns.taken(token)),
    release: (token) => update(token, leaseColumns.free),
    change: (token, change, tx) => update(token, toUpdate(change), tx),
  }
}

const toTerms = ({ amount, owner, bookingReference, paymentMethod }: PaymentTerms) => ({
  amount: amount.amount,
  currency: amount.currency,
  owner_id: owner.viewerId,
  agency_id: owner.agencyId ?? null,
  booking_reference: bookingReference,
  payment_method: paymentMethod,
})

const toInsert = (
  { paymentId, bookingId }: Pick<PaymentRecord, 'paymentId' | 'bookingId'>,
  state: PaymentRecord['state'],
) => ({
  payment_id: paymentId,
  booking_id: bookingId,
  state,
  refunds: json([]),
  created_at: sql<Date>`now()`,
  updated_at: sql<Date>`now()`,
})

const toUpdate = (change: PaymentChange) => ({
  ...(change.state && { state: change.state }),
  ...(change.providerId && { provider_id: change.providerId }),
  ...(change.captured && { captured: change.captured.amount }),
  ...(change.declined && { declined: json(change.declined) }),
  ...(change.refunds && { refunds: json(change.refunds) }),
  ...(change.attemptedAt && { attempted_at: change.attemptedAt }),
  updated_at: sql<Date>`now()`,
})

const toRecord = (row: Selectable<PaymentsTable>): PaymentRecord => ({
  paymentId: row.payment_id,
  bookingId: row.booking_id,
  terms: termsOf(row),
  state: row.state as PaymentRecord['state'],
  providerId: row.provider_id ?? undefined,
  captured: row.captured === null || row.currency === null ? undefined : money(row.captured, row.currency),
  declined: (row.declined as PaymentRecord['declined'] | null) ?? undefined,
  refunds: row.refunds as PaymentRecord['refunds'],
  attemptedAt: row.attempted_at ?? undefined,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const termsOf = (row: Selectable<PaymentsTable>): PaymentTerms | undefined => {
  const { amount, currency, owner_id: viewerId, booking_reference, payment_method } = row
  if (!amount || !currency || !viewerId || !booking_reference || !payment_method) return undefined
  return {
    amount: money(amount, currency),
    owner: { viewerId, agencyId: row.agency_id ?? undefined },
    bookingReference: booking_reference,
    paymentMethod: payment_method,
  }
}
