import type { Service } from '@wayfare/booking-events'
import { parseEnv, port, secret, url } from '@wayfare/config'
import type { Env, Secret } from '@wayfare/config'
import type { LogFormat, LogLevel } from '@wayfare/telemetry'
import { z } from 'zod'

const schema = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: port().default(4000),
  DATABASE_URL: secret().describe('the address of PostgreSQL, postgresql://user:password@host:5432/wayfare'),
  REDIS_URL: secret().optional().describe('the address of Redis, redis://host:6379'),
  INTERNAL_TOKEN_PUBLIC_KEY: z
    .string()
    .startsWith('-----BEGIN')
    .describe("the PEM of the router's Ed25519 public key"),
  RATES_API_URL: url()
    .default('https://www.ecb.europa.eu')
    .describe('where /stats/eurofxref/eurofxref-daily.xml is served'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'text']).default('json'),
})

/** What every service needs to run. A service adds its own part: the supplier's address and credentials. */
export interface ServiceConfig {
  /** The subgraph's name: its schema in the database, its queues, the audience of the tokens it takes. */
  name: Service
  host: string
  port: number
  internalPublicKey: string
  databaseUrl?: Secret
  redisUrl?: Secret
  ratesUrl: string
  log: { level?: LogLevel; format?: LogFormat }
}

export const readServiceConfig = (name: Service, env: Env): ServiceConfig => {
  const e = parseEnv(schema, env)
  return {
    name,
    host: e.HOST,
    port: e.PORT,
    internalPublicKey: e.INTERNAL_TOKEN_PUBLIC_KEY.replaceAll('\\n', '\n'),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    ratesUrl: e.RATES_API_URL,
    log: { level: e.LOG_LEVEL, format: e.LOG_FORMAT },
  }
}
