import { json } from '@wayfare/database'
import { money } from '@wayfare/domain'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { PaymentChange, PaymentRecord, PaymentsTable, PaymentTerms } from './payment-row.ts'

export const toTermColumns = ({ amount, owner, bookingReference, paymentMethod }: PaymentTerms) => ({
  amount: amount.amount,
  currency: amount.currency,
  owner_id: owner.viewerId,
  agency_id: owner.agencyId ?? null,
  booking_reference: bookingReference,
  payment_method: paymentMethod,
})

export const toUpdate = (change: PaymentChange) => ({
  ...(change.state && { state: change.state }),
  ...(change.providerId && { provider_id: change.providerId }),
  ...(change.captured && { captured: change.captured.amount }),
  ...(change.declined && { declined: json(change.declined) }),
  ...(change.refunds && { refunds: json(change.refunds) }),
  ...(change.attemptStartedAt && { attempted_at: change.attemptStartedAt }),
  ...(change.attemptEndedAt !== undefined && { attempt_ended_at: change.attemptEndedAt }),
  ...(change.stepSince && { step_since: change.stepSince }),
  ...(change.givenUp !== undefined && { given_up: change.givenUp }),
  ...(change.followUpAt !== undefined && { follow_up_at: change.followUpAt }),
  ...(change.followUps !== undefined && { follow_ups: change.followUps }),
  updated_at: sql<Date>`now()`,
})

export const toRecord = (row: Selectable<PaymentsTable>): PaymentRecord => ({
  paymentId: row.payment_id,
  bookingId: row.booking_id,
  terms: termsOf(row),
  state: row.state as PaymentRecord['state'],
  providerId: row.provider_id ?? undefined,
  captured: row.captured === null || row.currency === null ? undefined : money(row.captured, row.currency),
  declined: (row.declined as PaymentRecord['declined'] | null) ?? undefined,
  refunds: row.refunds as PaymentRecord['refunds'],
  attemptStartedAt: row.attempted_at ?? undefined,
  attemptEndedAt: row.attempt_ended_at ?? undefined,
  stepSince: row.step_since ?? undefined,
  givenUp: row.given_up,
  followUpAt: row.follow_up_at ?? undefined,
  followUps: row.follow_ups,
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
