import { events } from '@wayfare/booking-events'
import type { Draft } from '@wayfare/booking-events'
import { zero } from '@wayfare/domain'
import type { PaymentRecord } from './payment-row.ts'
import type { Ask } from './payment-steps.ts'

/**
 * What a payment's state says to its booking, in answer to `ask`. A capture or a refund that cannot be, because the
 * payment is elsewhere by now, has failed; a void of what holds nothing is void.
 */
export const paymentEvent = (ask: Ask, payment: PaymentRecord): Draft => {
  const { paymentId, state, terms } = payment
  if (ask.step === 'refund') return refundEvent(ask, payment)
  if (ask.step === 'void') {
    const released = state === 'VOIDED' || state === 'DECLINED'
    return released ? events.paymentVoided(payment, { paymentId }) : failedEvent(ask, payment)
  }
  switch (state) {
    case 'CAPTURED':
      return events.paymentCaptured(payment, { paymentId, amount: capturedOf(payment) })
    case 'AUTHORISED':
    case 'CAPTURING':
      if (ask.step === 'capture') return failedEvent(ask, payment)
      return events.paymentAuthorised(payment, { paymentId, amount: terms!.amount })
    case 'DECLINED':
      return events.paymentDeclined(payment, { paymentId, ...payment.declined! })
    case 'VOIDED':
      if (ask.step === 'capture') return failedEvent(ask, payment)
      return events.paymentVoided(payment, { paymentId })
    default:
      return failedEvent(ask, payment)
  }
}

const refundEvent = (ask: Extract<Ask, { step: 'refund' }>, payment: PaymentRecord): Draft => {
  const { paymentId, refunds } = payment
  const { refundId } = ask
  const made = refunds.find((each) => each.refundId === refundId && each.state === 'REFUNDED')
  return made
    ? events.paymentRefunded(payment, { paymentId, refundId, amount: made.amount })
    : failedEvent(ask, payment)
}

const failedEvent = (ask: Ask, payment: PaymentRecord): Draft =>
  events.paymentFailed(payment, {
    paymentId: payment.paymentId,
    step: ask.step,
    message: `the payment stands at ${payment.state}`,
  })

const capturedOf = ({ captured, terms }: PaymentRecord) => captured ?? zero(terms!.amount.currency)
