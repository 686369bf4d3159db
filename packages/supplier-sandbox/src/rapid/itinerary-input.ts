import { z } from 'zod'
import { invalidBody, invalidInput } from './refusals.ts'

const text = z.string().min(1)

const billingContact = z.object({
  given_name: text,
  family_name: text,
  address: z.object({
    line_1: z.string().optional(),
    city: z.string().optional(),
    postal_code: z.string().optional(),
    country_code: z.string().regex(/^[A-Z]{2}$/),
  }),
})

const input = z.object({
  affiliate_reference_id: z
    .string()
    .regex(/^[^<>()&]{3,28}$/)
    .optional(),
  hold: z.boolean().default(false),
  email: z.email(),
  phone: z.object({
    country_code: z.string().regex(/^\d{1,4}$/),
    area_code: z.string().optional(),
    number: text,
  }),
  rooms: z
    .array(
      z.object({
        given_name: text,
        family_name: text,
        smoking: z.boolean().default(false),
        special_request: z.string().optional(),
      }),
    )
    .min(1)
    .max(8),
  payments: z
    .array(
      z.object({
        type: z.enum(['corporate_card', 'customer_card', 'virtual_card', 'affiliate_collect']),
        number: z.string().optional(),
        billing_contact: billingContact,
      }),
    )
    .default([]),
  affiliate_metadata: z.string().optional(),
})

export type ItineraryInput = z.output<typeof input>

/** The body of a booking; refused as Rapid refuses a bad one. */
export const readItineraryInput = (body: string): ItineraryInput => {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw invalidInput([{ type: 'body.invalid', message: 'The body is not valid JSON.' }])
  }
  const result = input.safeParse(parsed)
  if (result.success) return requirePayment(result.data)
  const [issue] = result.error.issues
  const name = issue!.path.filter((part) => typeof part === 'string').join('.') || 'body'
  throw invalidBody(name, issue!.message.includes('received undefined') ? 'required' : 'invalid')
}

const requirePayment = (data: ItineraryInput) => {
  if (!data.hold && data.payments.length === 0) throw invalidBody('payments', 'required')
  return data
}
