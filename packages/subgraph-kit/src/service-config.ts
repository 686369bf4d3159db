import type { Service } from '@wayfare/booking-events'
import { parseEnv, port, secret, url } from '@wayfare/config'
import type { Env, Secret } from '@wayfare/config'
import { keyring } from '@wayfare/keyring'
import type { KeyEntry } from '@wayfare/keyring'
import type { LogFormat, LogLevel } from '@wayfare/telemetry'
import { z } from 'zod'

const serverSchema = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: port().default(4000),
  INTERNAL_TOKEN_PUBLIC_KEY: z
    .string()
    .startsWith('-----BEGIN')
    .describe("the PEM of the router's Ed25519 public key"),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'text']).default('json'),
})

const serviceSchema = z.object({
  ...serverSchema.shape,
  DATABASE_URL: secret()
    .optional()
    .describe('the address of PostgreSQL, postgresql://user:password@host:5432/wayfare'),
  REDIS_URL: secret().optional().describe('the address of Redis, redis://host:6379'),
  RATES_API_URL: url()
    .default('https://www.ecb.europa.eu')
    .describe('where /stats/eurofxref/eurofxref-daily.xml is served'),
})

/** What a subgraph needs to answer at all. */
export interface ServerConfig {
  /** The subgraph's name: the audience of the tokens it takes. */
  name: string
  host: string
  port: number
  internalPublicKey: string
  log: { level?: LogLevel; format?: LogFormat }
}

/** What a service needs that keeps something. A service adds its own part: the supplier's address and credentials. */
export interface ServiceConfig extends ServerConfig {
  /** Also its schema in the database and its queues. */
  name: Service
  databaseUrl?: Secret
  redisUrl?: Secret
  ratesUrl: string
}

/** What a service needs that issues references or keeps travellers' documents. */
export interface KeyedServiceConfig extends ServiceConfig {
  dataKeys: [KeyEntry, ...KeyEntry[]]
}

const keysSchema = z.object({
  DATA_KEYS: keyring().describe(
    'the keys that authenticate references and encrypt documents, newest first: name:key,name:key with keys of 32 bytes in base64 (openssl rand -base64 32)',
  ),
})

/** For a subgraph that keeps nothing. */
export const readServerConfig = (name: string, env: Env): ServerConfig =>
  serverConfig(name, parseEnv(serverSchema, env))

export const readServiceConfig = (name: Service, env: Env): ServiceConfig => {
  const e = parseEnv(serviceSchema, env)
  return {
    ...serverConfig(name, e),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    ratesUrl: e.RATES_API_URL,
  }
}

/** For accounts, bookings and the verticals. */
export const readKeyedServiceConfig = (name: Service, env: Env): KeyedServiceConfig => ({
  ...readServiceConfig(name, env),
  dataKeys: parseEnv(keysSchema, env).DATA_KEYS,
})

const serverConfig = <Name extends string>(name: Name, e: z.output<typeof serverSchema>) => ({
  name,
  host: e.HOST,
  port: e.PORT,
  internalPublicKey: e.INTERNAL_TOKEN_PUBLIC_KEY.replaceAll('\\n', '\n'),
  log: { level: e.LOG_LEVEL, format: e.LOG_FORMAT },
})
