import type { Money } from '@wayfare/domain'
import type { LeaseColumns, OrderOwner } from '@wayfare/subgraph-kit'
import type { Declined } from './payment.ts'

/**
 * REQUESTED -> AUTHORISING -> AUTHORISED | DECLINED, AUTHORISED -> CAPTURING -> CAPTURED, and from anywhere
 * VOIDING -> VOIDED. A state in -ING is written before the provider is called: the call may or may not have had its effect.
 */
export type PaymentState =
  | 'REQUESTED'
  | 'AUTHORISING'
  | 'AUTHORISED'
  | 'DECLINED'
  | 'CAPTURING'
  | 'CAPTURED'
  | 'VOIDING'
  | 'VOIDED'

export interface RefundRecord {
  refundId: string
  /** Absent while everything that is left is to be given back and the provider has not said how much that is. */
  amount?: Money
  /** REQUESTED is written before the provider is called. PENDING: the provider has it, and it may still fail. */
  state: 'REQUESTED' | 'PENDING' | 'REFUNDED' | 'FAILED'
  providerId?: string
  /** When it came to its state: ISO 8601, by the database's clock. */
  at: string
  /** When it was first asked for: ISO 8601, by the database's clock. */
  requestedAt?: string
  /** How often it was begun anew after it had failed; absent: never. */
  renewals?: number
  /** Under which of the provider's keys it is being made, 1 by default. */
  attempt?: number
  /** Since when the provider repeats a failure under that key: ISO 8601, by the database's clock. */
  failingSince?: string
  /** The booking was told that it is not done in time; it is still being tried. */
  givenUp?: boolean
  /** How often it was looked at since it is REFUNDED: banks return refunds later. */
  checks?: number
  /** Why it failed, for support. */
  failure?: string
}

/** What was asked for. A payment that was voided before it was asked for has none of it. */
export interface PaymentTerms {
  amount: Money
  owner: OrderOwner
  bookingReference: string
  paymentMethod: string
}

export interface PaymentRecord {
  paymentId: string
  bookingId: string
  terms?: PaymentTerms
  state: PaymentState
  /** The provider's id of it. */
  providerId?: string
  captured?: Money
  declined?: Declined
  refunds: readonly RefundRecord[]
  /** When the last attempt to authorise began and ended. A worker that died in it leaves no end. */
  attemptStartedAt?: Date
  attemptEndedAt?: Date
  /** Since when the present state is being left, for patience; refunds have their own. */
  stepSince?: Date
  /** The booking was told that the present step failed: it is only found out what became of it, or undone. */
  givenUp: boolean
  /** When to look at the payment without being asked; undefined: never. */
  followUpAt?: Date
  /** How often that was done since something last became known. */
  followUps: number
  createdAt: Date
  updatedAt: Date
}

/** `null` removes what was there. */
export type PaymentChange = Partial<
  Pick<PaymentRecord, 'state' | 'providerId' | 'captured' | 'declined' | 'refunds' | 'givenUp' | 'followUps'>
> & {
  attemptStartedAt?: Date
  attemptEndedAt?: Date | null
  stepSince?: Date
  followUpAt?: Date | null
}

export interface PaymentsTable extends LeaseColumns {
  payment_id: string
  booking_id: string
  owner_id: string | null
  agency_id: string | null
  booking_reference: string | null
  payment_method: string | null
  amount: string | null
  currency: string | null
  state: string
  provider_id: string | null
  captured: string | null
  declined: unknown
  refunds: unknown
  /** The start of the attempt. */
  attempted_at: Date | null
  attempt_ended_at: Date | null
  step_since: Date | null
  given_up: boolean
  follow_up_at: Date | null
  follow_ups: number
  created_at: Date
  updated_at: Date
}

export interface PaymentTables {
  payments: PaymentsTable
}
