import { z } from 'zod'
import { money, owner } from './values.ts'

const paymentId = z.string().min(1)
const refundId = z.string().min(1)

/** Idempotent by payment (refunds: by refund) and name. */
export const paymentCommands = {
  'payment.authorise': z.object({
    paymentId,
    bookingReference: z.string().min(1),
    amount: money,
    paymentMethod: z.string().min(1).describe("the payment provider's token, never a card number"),
    owner,
  }),
  'payment.capture': z.object({ paymentId, amount: money }),
  'payment.void': z.object({ paymentId }),
  'payment.refund': z.object({ paymentId, refundId, amount: money }),
}

export const paymentEvents = {
  'payment.authorised': z.object({ paymentId, amount: money }),
  'payment.declined': z.object({ paymentId, code: z.string(), message: z.string() }),
  'payment.captured': z.object({ paymentId, amount: money }),
  'payment.voided': z.object({ paymentId }),
  'payment.refunded': z.object({ paymentId, refundId, amount: money }),
  /** A step that keeps failing: a person has to look at it. */
  'payment.failed': z.object({
    paymentId,
    step: z.string().min(1),
    refundId: refundId.optional().describe('which refund, where the step is one'),
    message: z.string(),
  }),
}
