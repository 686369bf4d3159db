import { z } from 'zod'
import { bodyProblem, invalidBody, invalidInput } from './refusals.ts'

/** ISO 8859-1 without control characters. */
const latin1 = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\u0020-\u007e\u00a0-\u00ff]*$/)
const name = latin1(60)
const line = latin1(100)

/** Rapid wants the state in AU, CA and US, and the postal code in CA, GB and US. */
const wantsState = new Set(['AU', 'CA', 'US'])
const wantsPostalCode = new Set(['CA', 'GB', 'US'])

const address = z
  .object({
    line_1: line.optional(),
    line_2: line.optional(),
    line_3: line.optional(),
    city: line.optional(),
    state_province_code: latin1(10).optional(),
    postal_code: latin1(16).optional(),
    country_code: z.string().regex(/^[A-Z]{2}$/),
  })
  .superRefine(({ country_code, state_province_code, postal_code }, context) => {
    const missing = (field: string) =>
      context.addIssue({ code: 'custom', path: [field], message: 'required', input: undefined })
    if (wantsState.has(country_code) && state_province_code === undefined) missing('state_province_code')
    if (wantsPostalCode.has(country_code) && postal_code === undefined) missing('postal_code')
  })

const billingContact = z.object({ given_name: name, family_name: name, address })

const digits = z.string().regex(/^\d{1,25}$/)

const phone = z
  .object({
    country_code: z.string().regex(/^[1-9]\d{0,2}$/),
    area_code: digits.optional(),
    number: digits,
  })
  .refine(({ country_code, area_code = '', number }) => `${country_code}${area_code}${number}`.length <= 25, {
    path: ['number'],
  })

const room = z.object({
  given_name: name,
  family_name: name,
  smoking: z.boolean().default(false),
  special_request: z.string().max(1_000).optional(),
})

const payment = z.object({
  type: z.enum(['corporate_card', 'customer_card', 'virtual_card', 'affiliate_collect']),
  number: z.string().max(19).optional(),
  billing_contact: billingContact,
})

const input = z.object({
  affiliate_reference_id: z
    .string()
    .regex(/^[^<>()&]{3,28}$/)
    .optional(),
  hold: z.boolean().default(false),
  email: z.email().max(254),
  phone,
  rooms: z.array(room).min(1).max(8),
  payments: z.array(payment).max(8).default([]),
  /** `key1:value|key2:value`. */
  affiliate_metadata: z
    .string()
    .max(256)
    .regex(/^[^:|]+:[^:|]*(?:\|[^:|]+:[^:|]*)*$/)
    .optional(),
})

export type ItineraryInput = z.output<typeof input>

/** The body of a booking; refused as Rapid refuses a bad one, every field named. Members that Rapid does not know are ignored. */
export const readItineraryInput = (body: string): ItineraryInput => {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw invalidInput([{ type: 'body.invalid', message: 'The body is not valid JSON.' }])
  }
  const result = input.safeParse(parsed, { reportInput: true })
  if (result.success) return requirePayment(result.data)
  throw invalidInput(result.error.issues.slice(0, 20).map(toProblem))
}

const toProblem = (issue: z.core.$ZodIssue) => {
  const path = issue.path.filter((part) => typeof part === 'string')
  const missing = issue.input === undefined || issue.message === 'required'
  const value = typeof issue.input === 'string' ? issue.input.slice(0, 300) : ''
  return bodyProblem(path.length > 0 ? path : ['body'], missing ? 'required' : 'invalid', value)
}

const requirePayment = (data: ItineraryInput) => {
  if (!data.hold && data.payments.length === 0) throw invalidBody(['payments'], 'required')
  for (const { type, number } of data.payments)
    if (type !== 'affiliate_collect' && number === undefined)
      throw invalidBody(['payments', 'number'], 'required')
  return data
}
