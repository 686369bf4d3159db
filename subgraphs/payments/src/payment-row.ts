import type { Money } from '@wayfare/domain'
import type { LeaseColumns, OrderOwner } from '@wayfare/subgraph-kit'
import type { Declined } from './payment.ts'

/**
 * REQUESTED -> AUTHORISING -> AUTHORISED | DECLINED, AUTHORISED -> CAPTURING -> CAPTURED, and from anywhere
 * VOIDING -> VOIDED. A state in -ING is written before the provider is asked: it means "perhaps".
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
  amount: Money
  /** REQUESTED is written before the provider is asked. */
  state: 'REQUESTED' | 'REFUNDED'
  providerId?: string
  /** ISO 8601. */
  at: string
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
  /** When the provider was last asked to authorise; the answer may be unknown. */
  attemptedAt?: Date
  createdAt: Date
  updatedAt: Date
}

export type PaymentChange = Partial<
  Pick<PaymentRecord, 'state' | 'providerId' | 'captured' | 'declined' | 'refunds' | 'attemptedAt'>
>

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
  attempted_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface PaymentTables {
  payments: PaymentsTable
}
