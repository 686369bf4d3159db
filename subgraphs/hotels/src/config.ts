import { parseEnv, secret, url } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { readKeyedServiceConfig } from '@wayfare/subgraph-kit'
import { z } from 'zod'

const country = z.string().regex(/^[A-Z]{2}$/, 'expected two capitals')

const schema = z.object({
  HOTELS_API_URL: url().describe('the address of Rapid with its version, https://api.ean.com/v3'),
  HOTELS_API_KEY: secret().describe('the API key of your Rapid profile'),
  HOTELS_API_SECRET: secret().describe('the shared secret of your Rapid profile'),
  HOTELS_POINT_OF_SALE: country.default('US').describe('the country your travellers shop in, such as DE'),
  HOTELS_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected three capitals')
    .default('USD')
    .describe('the currency rates are asked for in; what is charged is what Rapid bills in'),
  HOTELS_BILLING_LINE1: z.string().optional().describe('street and number that Rapid bills you at'),
  HOTELS_BILLING_CITY: z.string().optional().describe('the city that Rapid bills you at'),
  HOTELS_BILLING_STATE: z.string().optional().describe('the state code; Rapid wants it in AU, CA and US'),
  HOTELS_BILLING_POSTAL_CODE: z
    .string()
    .optional()
    .describe('the postal code; Rapid wants it in CA, GB and US'),
  HOTELS_BILLING_COUNTRY: country.default('US').describe('the country that Rapid bills you in, such as DE'),
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
