import { compareMoney, sumMoney, zero } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { PaymentState, RefundRecord } from './payment-row.ts'
import type { Payment } from './payments.ts'

/** What the schema's `PaymentStatus` shows of our own states. */
export type PublicStatus =
  | 'PENDING'
  | 'AUTHORISED'
  | 'DECLINED'
  | 'CAPTURED'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'
  | 'VOIDED'

const shown: Record<PaymentState, PublicStatus> = {
  REQUESTED: 'PENDING',
  AUTHORISING: 'PENDING',
  AUTHORISED: 'AUTHORISED',
  DECLINED: 'DECLINED',
  CAPTURING: 'AUTHORISED',
  CAPTURED: 'CAPTURED',
  VOIDING: 'AUTHORISED',
  VOIDED: 'VOIDED',
}

export const capturedOf = ({ captured, terms }: Payment): Money => captured ?? zero(terms.amount.currency)

/** What the schema's `Refund` shows. */
export interface PublicRefund {
  amount: Money
  status: 'PENDING' | 'REFUNDED' | 'FAILED'
  at: Date
}

const refundStatuses = {
  REQUESTED: 'PENDING',
  PENDING: 'PENDING',
  REFUNDED: 'REFUNDED',
  FAILED: 'FAILED',
} as const

export const refundsOf = ({ refunds }: Payment): PublicRefund[] =>
  refunds.flatMap(({ amount, state, at }: RefundRecord) =>
    amount ? [{ amount, status: refundStatuses[state], at: new Date(at) }] : [],
  )

export const refundedOf = (payment: Payment): Money =>
  sumMoney(
    refundsOf(payment).flatMap(({ amount, status }) => (status === 'REFUNDED' ? amount : [])),
    payment.terms.amount.currency,
  )

export const statusOf = (payment: Payment): PublicStatus => {
  const refunded = refundedOf(payment)
  const captured = capturedOf(payment)
  if (Number(captured.amount) === 0) return shown[payment.state]
  if (Number(refunded.amount) === 0) return 'CAPTURED'
  return compareMoney(refunded, captured) < 0 ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
}
