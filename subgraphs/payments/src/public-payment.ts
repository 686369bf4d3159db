import { compareMoney, sumMoney, zero } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { PaymentState } from './payment-row.ts'
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

export const refundsOf = ({ refunds }: Payment) => refunds.filter(({ state }) => state === 'REFUNDED')

export const refundedOf = (payment: Payment): Money =>
  sumMoney(
    refundsOf(payment).map(({ amount }) => amount),
    payment.terms.amount.currency,
  )

export const statusOf = (payment: Payment): PublicStatus => {
  const refunded = refundedOf(payment)
  if (Number(refunded.amount) === 0) return shown[payment.state]
  return compareMoney(refunded, capturedOf(payment)) < 0 ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
}
