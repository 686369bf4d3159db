import { z } from 'zod'
import { contact, money, owner, sealedTraveller } from './values.ts'

const itemId = z.string().min(1)
const orderId = z.string().min(1).describe('global id of the order')
const supplierReference = z
  .string()
  .min(1)
  .describe('what the supplier calls the order: its PNR or confirmation number')

/** To the vertical that owns the offer. Idempotent by item and name: asked again, it answers with the present state. */
export const orderCommands = {
  'order.hold': z.object({
    itemId,
    offerId: z.string().min(1),
    expected: money.describe("the supplier's price when the trip was quoted"),
    clientReference: z.string().min(1).describe('our reference at the supplier: an order is looked up by it'),
    travellers: z.array(sealedTraveller).min(1).describe('their documents are sealed'),
    contact,
    owner,
    clientIp: z.string().min(1).describe("the traveller's own address, which some suppliers demand"),
  }),
  'order.confirm': z.object({ itemId }),
  'order.cancel': z.object({ itemId, purpose: z.enum(['COMPENSATION', 'TRAVELLER']) }),
}

export const orderEvents = {
  /** A supplier that cannot hold answers held without an order of its own: it is booked at confirm. */
  'order.held': z.object({
    itemId,
    orderId,
    supplierReference: supplierReference.nullable(),
    price: money,
    confirmBy: z.iso.datetime({ offset: true }).nullable(),
    reversible: z.boolean().describe('free of charge to cancel once confirmed'),
  }),
  'order.refused': z.object({
    itemId,
    reason: z.enum(['SOLD_OUT', 'PRICE_CHANGED', 'EXPIRED', 'INVALID', 'UNAVAILABLE']),
    message: z.string(),
    price: money.optional().describe('the new price, when it changed'),
  }),
  'order.confirmed': z.object({ itemId, orderId, supplierReference, price: money }),
  'order.cancelled': z.object({
    itemId,
    refund: money.optional().describe('absent: nothing was ordered, or the supplier has not said how much'),
    refundTo: z
      .enum(['PAYMENT', 'CREDIT', 'VOUCHER', 'UNKNOWN'])
      .optional()
      .describe('PAYMENT by default; only that is returned to the traveller by us'),
  }),
  /** A step that keeps failing: a person has to look at it. */
  'order.failed': z.object({ itemId, step: z.string().min(1), message: z.string() }),
}
