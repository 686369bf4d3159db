import { verticals } from '@wayfare/booking-events'
import { parseEnv, secret, url } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { readKeyedServiceConfig } from '@wayfare/subgraph-kit'
import { z } from 'zod'
import { verticals as sold } from './verticals.ts'

const schema = z.object({
  INTERNAL_TOKEN_PRIVATE_KEY: secret().describe(
    "the PEM of the router's Ed25519 private key: this service signs its own queries to the verticals with it",
  ),
})

const quoteSeconds = z.object({
  BOOKINGS_QUOTE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_600)
    .default(900)
    .describe('how long a quote can be booked, 1 to 3600 seconds; never longer than its offers'),
})

const services = verticals.filter((name) => Object.values(sold).includes(name))
const addresses = z.object(
  Object.fromEntries(
    services.map((name) => [
      `${name.toUpperCase()}_URL`,
      url().describe(`where the ${name} subgraph answers GraphQL, http://${name}:4000/graphql`),
    ]),
  ),
)

/** What the bookings service reads from the environment. */
export const readConfig = (env: Env) => {
  const { INTERNAL_TOKEN_PRIVATE_KEY: internalPrivateKey } = parseEnv(schema, env)
  const found = parseEnv(addresses, env) as Record<string, string>
  const urls = Object.fromEntries(services.map((name) => [name, found[`${name.toUpperCase()}_URL`]!]))
  const quotesLastMs = parseEnv(quoteSeconds, env).BOOKINGS_QUOTE_SECONDS * 1_000
  return { ...readKeyedServiceConfig('bookings', env), quotesLastMs, subgraphs: { urls, internalPrivateKey } }
}

export type BookingsConfig = ReturnType<typeof readConfig>
