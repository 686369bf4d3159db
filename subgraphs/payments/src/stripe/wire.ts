import { z } from 'zod'

/** A PaymentIntent, as far as we read it. */
export const intent = z.object({
  id: z.string().min(1),
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'processing',
    'requires_capture',
    'succeeded',
    'canceled',
  ]),
  currency: z.string().length(3),
  amount_received: z.int(),
  metadata: z.record(z.string(), z.string()),
  last_payment_error: z.object({ code: z.string().optional(), decline_code: z.string().nullish() }).nullish(),
})

export const refund = z.object({
  id: z.string().min(1),
  status: z.string().nullable(),
  amount: z.int(),
  currency: z.string().length(3),
  created: z.int(),
  metadata: z.record(z.string(), z.string()).nullable(),
})

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), has_more: z.boolean() })

export type WireIntent = z.output<typeof intent>
export type WireRefund = z.output<typeof refund>
