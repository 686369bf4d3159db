import { isKnownCurrency } from '@wayfare/domain'
import { z } from 'zod'

const id = z.string().min(1).max(255)
const currency = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine(isKnownCurrency)
const metadata = z.record(z.string(), z.string())
const amount = z.int().min(0)

/** A PaymentIntent, as far as we read it. */
export const intent = z.object({
  id,
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'processing',
    'requires_capture',
    'succeeded',
    'canceled',
  ]),
  currency,
  amount_received: amount,
  metadata,
  last_payment_error: z.object({ code: z.string().optional(), decline_code: z.string().nullish() }).nullish(),
})

export const refund = z.object({
  id,
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  amount,
  currency,
  metadata: metadata.nullable(),
  failure_reason: z.string().max(255).optional(),
})

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), has_more: z.boolean() })

export type WireIntent = z.output<typeof intent>
export type WireRefund = z.output<typeof refund>
