import { parseEnv, secret, url } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { readServiceConfig } from '@wayfare/subgraph-kit'
import { z } from 'zod'

const schema = z.object({
  PAYMENTS_API_URL: url()
    .refine((value) => new URL(value).pathname === '/', 'expected a host without a path below it')
    .default('https://api.stripe.com')
    .describe('the address of Stripe, https://api.stripe.com'),
  PAYMENTS_API_KEY: secret().describe('a secret key of your Stripe account, sk_live_… or sk_test_…'),
  PAYMENTS_WEBHOOK_SECRET: secret()
    .optional()
    .describe('what Stripe signs its events with, whsec_…; absent: payments are only polled'),
  PAYMENTS_SETTLE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(120_000)
    .describe('milliseconds that a payment whose answer was lost may take to appear at Stripe'),
})

/** What the payments service reads from the environment. */
export const readConfig = (env: Env) => {
  const e = parseEnv(schema, env)
  const stripe = { url: e.PAYMENTS_API_URL, apiKey: e.PAYMENTS_API_KEY, settleMs: e.PAYMENTS_SETTLE_MS }
  return { ...readServiceConfig('payments', env), stripe, webhookSecret: e.PAYMENTS_WEBHOOK_SECRET }
}

export type PaymentsConfig = Omit<ReturnType<typeof readConfig>, 'ratesUrl'>
