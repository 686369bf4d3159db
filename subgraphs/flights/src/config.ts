import { parseEnv, secret, url } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { readKeyedServiceConfig } from '@wayfare/subgraph-kit'
import { z } from 'zod'

const schema = z.object({
  FLIGHTS_API_URL: url().describe('the address of the Duffel API, https://api.duffel.com'),
  FLIGHTS_API_TOKEN: secret().describe('an access token of your Duffel team'),
  FLIGHTS_SETTLE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(120_000)
    .describe('milliseconds that an order whose answer was lost may take to appear at Duffel'),
  FLIGHTS_ORDER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(600_000)
    .default(130_000)
    .describe('milliseconds that Duffel may take to make or pay an order: it asks callers to wait for 130 s'),
  FLIGHTS_CALLS_PER_SECOND: z.coerce
    .number()
    .min(1)
    .max(10_000)
    .default(20)
    .describe(
      "calls to Duffel a second that this process may make: your contract's limit divided by your processes",
    ),
})

/** What the flights service reads from the environment. */
export const readConfig = (env: Env) => {
  const e = parseEnv(schema, env)
  const duffel = {
    url: e.FLIGHTS_API_URL,
    token: e.FLIGHTS_API_TOKEN,
    settleMs: e.FLIGHTS_SETTLE_MS,
    orderTimeoutMs: e.FLIGHTS_ORDER_TIMEOUT_MS,
    callsPerSecond: e.FLIGHTS_CALLS_PER_SECOND,
  }
  return { ...readKeyedServiceConfig('flights', env), duffel }
}

export type FlightsConfig = ReturnType<typeof readConfig>
