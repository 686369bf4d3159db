import { flag, parseEnv, secret, url } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { readKeyedServiceConfig } from '@wayfare/subgraph-kit'
import { z } from 'zod'

const country = z.string().regex(/^[A-Z]{2}$/, 'expected two capitals')

/** Where Rapid wants the state, and where the postal code, of a billing address. */
const withState = new Set(['AU', 'CA', 'US'])
const withPostalCode = new Set(['CA', 'GB', 'US'])

/** Rapid takes ISO 8859-1 in addresses. */
const line = () =>
  z
    .string()
    .max(100)
    .regex(/^[\u0020-\u007e\u00a0-\u00ff]+$/, 'expected Latin letters (ISO 8859-1)')
    .optional()

const schema = z
  .object({
    HOTELS_API_URL: url().describe('the address of Rapid with its version, https://api.ean.com/v3'),
    HOTELS_API_KEY: secret().describe('the API key of your Rapid profile'),
    HOTELS_API_SECRET: secret().describe('the shared secret of your Rapid profile'),
    HOTELS_POINT_OF_SALE: country.default('US').describe('the country your travellers shop in, such as DE'),
    HOTELS_CURRENCY: z
      .string()
      .regex(/^[A-Z]{3}$/, 'expected three capitals')
      .default('USD')
      .describe('the currency rates are asked for in; what is charged is what Rapid bills in'),
    HOTELS_CALLS_PER_SECOND: z.coerce
      .number()
      .min(1)
      .max(10_000)
      .default(50)
      .describe(
        "calls to Rapid a second that this process may make: your profile's limit divided by your processes",
      ),
    HOTELS_HOLDS: flag()
      .default(false)
      .describe('true: holds single rooms until the trip is confirmed, where Rapid says that it can'),
    HOTELS_SETTLE_MS: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_800_000)
      .default(100_000)
      .describe('how long after a lost answer an itinerary may still appear, in ms; Rapid says up to 90 s'),
    HOTELS_BILLING_LINE1: line().describe('street and number that Rapid bills you at'),
    HOTELS_BILLING_CITY: line().describe('the city that Rapid bills you at'),
    HOTELS_BILLING_STATE: line().describe('the state code, which Rapid wants in AU, CA and US, such as WA'),
    HOTELS_BILLING_POSTAL_CODE: line().describe(
      'the postal code, which Rapid wants in CA, GB and US, such as 98121',
    ),
    HOTELS_BILLING_COUNTRY: country.default('IE').describe('the country that Rapid bills you in, such as DE'),
  })
  .superRefine((e, context) => {
    const missing = (name: keyof typeof e) =>
      context.addIssue({ code: 'custom', path: [name], message: 'expected with this billing country' })
    if (withState.has(e.HOTELS_BILLING_COUNTRY) && !e.HOTELS_BILLING_STATE) missing('HOTELS_BILLING_STATE')
    if (withPostalCode.has(e.HOTELS_BILLING_COUNTRY) && !e.HOTELS_BILLING_POSTAL_CODE)
      missing('HOTELS_BILLING_POSTAL_CODE')
  })

/** What the hotels service reads from the environment. */
export const readConfig = (env: Env) => {
  const e = parseEnv(schema, env)
  const rapid = {
    url: e.HOTELS_API_URL,
    key: e.HOTELS_API_KEY,
    secret: e.HOTELS_API_SECRET,
    pointOfSale: e.HOTELS_POINT_OF_SALE,
    currency: e.HOTELS_CURRENCY,
    holds: e.HOTELS_HOLDS,
    settleMs: e.HOTELS_SETTLE_MS,
    callsPerSecond: e.HOTELS_CALLS_PER_SECOND,
    billingAddress: {
      line_1: e.HOTELS_BILLING_LINE1,
      city: e.HOTELS_BILLING_CITY,
      state_province_code: e.HOTELS_BILLING_STATE,
      postal_code: e.HOTELS_BILLING_POSTAL_CODE,
      country_code: e.HOTELS_BILLING_COUNTRY,
    },
  }
  return { ...readKeyedServiceConfig('hotels', env), rapid }
}

export type HotelsConfig = ReturnType<typeof readConfig>
