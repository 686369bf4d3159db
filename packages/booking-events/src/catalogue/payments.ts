import { z } from 'zod'
import { money, owner } from './values.ts'

const paymentId = z.string().min(1).max(200)
const refundId = z.string().min(1).max(64)
/** Printable ASCII: what a provider's token is made of. */
const token = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[!-~]+$/, "expected the payment provider's token")

/** Idempotent by payment (refunds: by refund) and name. */
export const paymentCommands = {
  'payment.authorise': z.object({
    paymentId,
    bookingReference: z.string().min(1).max(64),
    amount: money,
    paymentMethod: token.describe("the payment provider's token, never a card number"),
    owner,
  }),
  'payment.capture': z.object({ paymentId, amount: money }),
  'payment.void': z.object({ paymentId }),
  /** A refund that failed is begun anew when it is commanded a day later, five times at most. */
  'payment.refund': z.object({ paymentId, refundId, amount: money }),
}

/**
 * A command may be answered twice: that it failed, and later that it was done after all. A refund is answered once the
 * provider has finished it, which may take days; one that was done may fail later, when a bank returns it.
 */
export const paymentEvents = {
  'payment.authorised': z.object({ paymentId, amount: money }),
  'payment.declined': z.object({
    paymentId,
    code: z.string().max(64),
    message: z.string().max(500).describe('for the traveller'),
  }),
  'payment.captured': z.object({ paymentId, amount: money }),
  /** Nothing is reserved, and what was captured was given back. */
  'payment.voided': z.object({ paymentId }),
  'payment.refunded': z.object({ paymentId, refundId, amount: money }),
  /** A step that was refused or keeps failing. Voids and refunds are tried on; a refund that was refused is not. */
  'payment.failed': z.object({
    paymentId,
    step: z.string().min(1).max(20).describe('`authorise`, `capture`, `void` or `refund`'),
    refundId: refundId.optional().describe('which refund, for the step `refund`'),
    message: z.string().max(500).describe('for the traveller'),
  }),
}
