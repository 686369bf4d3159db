import { events } from '@wayfare/booking-events'
import type { Draft } from '@wayfare/booking-events'
import { zero } from '@wayfare/domain'
import type { PaymentRecord } from './payment-row.ts'
import { refundOf } from './steps/refund.ts'
import type { PaymentCommand } from './steps/step.ts'

/**
 * What a payment's state says to its booking, in answer to a command; undefined while the provider has not finished: the
 * answer follows. A capture or a refund that is impossible in the payment's state has failed; a void of what holds nothing
 * is done.
 */
export const paymentEvent = (command: PaymentCommand, payment: PaymentRecord): Draft | undefined => {
  const { paymentId, state, terms } = payment
  if (command.step === 'refund') return refundEvent(command, payment)
  if (command.step === 'void') {
    const released = state === 'VOIDED' || state === 'DECLINED'
    return released ? events.paymentVoided(payment, { paymentId }) : undefined
  }
  switch (state) {
    case 'CAPTURED':
      return events.paymentCaptured(payment, { paymentId, amount: capturedOf(payment) })
    case 'AUTHORISED':
    case 'CAPTURING':
      if (command.step === 'capture') return failedEvent(command, payment)
      return events.paymentAuthorised(payment, { paymentId, amount: terms!.amount })
    case 'DECLINED':
      return events.paymentDeclined(payment, { paymentId, ...payment.declined! })
    case 'VOIDED':
      if (command.step === 'capture') return failedEvent(command, payment)
      return events.paymentVoided(payment, { paymentId })
    default:
      return failedEvent(command, payment)
  }
}

const refundEvent = (
  command: Extract<PaymentCommand, { step: 'refund' }>,
  payment: PaymentRecord,
): Draft | undefined => {
  const { paymentId } = payment
  const { refundId } = command
  const { state, amount } = refundOf(payment, refundId) ?? {}
  if (state === 'REQUESTED' || state === 'PENDING') return undefined
  return state === 'REFUNDED' && amount
    ? events.paymentRefunded(payment, { paymentId, refundId, amount })
    : failedEvent(command, payment)
}

/** For the traveller, whose booking shows it. Why exactly is in the log, for support. */
const messages: Record<PaymentCommand['step'], string> = {
  authorise:
    'The payment could not be completed in time. Nothing will be charged; an amount that your bank has reserved is released.',
  capture: 'The payment could not be collected, so everything that was booked is cancelled.',
  void: 'The amount that was reserved or charged could not be released yet. We keep trying.',
  refund: 'The refund could not be completed yet. We keep trying, and our support is working on it.',
}

/** A step that failed or was given up. */
export const failedEvent = (
  command: Pick<PaymentCommand, 'step' | 'paymentId'> & { refundId?: string },
  about: { bookingId: string },
): Draft => {
  const { step, paymentId, refundId } = command
  return events.paymentFailed(about, { paymentId, step, refundId, message: messages[step] })
}

const capturedOf = ({ captured, terms }: PaymentRecord) => captured ?? zero(terms!.amount.currency)
