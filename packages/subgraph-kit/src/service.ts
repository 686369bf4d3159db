import { openMessaging } from '@wayfare/booking-events'
import type { Messaging } from '@wayfare/booking-events'
import { openCache } from '@wayfare/cache'
import type { Cache } from '@wayfare/cache'
import { ConfigError } from '@wayfare/config'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { ecbRates } from './offers/exchange-rates.ts'
import type { ExchangeRates } from './offers/exchange-rates.ts'
import type { ServiceConfig } from './service-config.ts'

/** What a service stands on. */
export interface Foundation {
  log: Logger
  database: Database
  cache: Cache
  rates: ExchangeRates
}

/** The part of the foundation that a service stands on which sells nothing. */
export type Storage = Pick<Foundation, 'log' | 'database'>

/**
 * Opens the database that the configuration names. Services of one process hand each other theirs: the embedded one has
 * room for one process only, and what was handed in is left open by `close`.
 */
export const openStorage = async (
  config: Pick<ServiceConfig, 'name' | 'databaseUrl' | 'log'>,
  shared: Partial<Storage> = {},
) => {
  const log = shared.log ?? createLogger(config.name, config.log)
  const database = shared.database ?? (await openDatabase({ url: requireUrl(config) }, log))
  return {
    log,
    database,
    close: async () => {
      if (!shared.database) await database.close()
    },
  }
}

/** Opens all that the configuration names, as `openStorage` does: what was handed in is left open by `close`. */
export const openFoundation = async (config: ServiceConfig, shared: Partial<Foundation> = {}) => {
  const storage = await openStorage(config, shared)
  const { log, database } = storage
  const cache = shared.cache ?? (await openCache({ redisUrl: config.redisUrl }, log))
  const rates = shared.rates ?? ecbRates({ url: config.ratesUrl, cache, log })
  return {
    log,
    database,
    cache,
    rates,
    close: async () => {
      if (!shared.cache) await cache.close()
      await storage.close()
    },
  }
}

const requireUrl = ({ databaseUrl }: Pick<ServiceConfig, 'databaseUrl'>) => {
  if (databaseUrl) return databaseUrl
  throw new ConfigError(
    'DATABASE_URL is not set. A service of its own shares PostgreSQL with the others: set it to postgresql://user:password@host:5432/wayfare, or run everything in one process with npm start.',
  )
}

/** The service's end of the message bus: its outbox, inbox and queues. */
export const openServiceMessaging = <Tables>(
  { name, redisUrl }: Pick<ServiceConfig, 'name' | 'redisUrl'>,
  { database, log }: Storage,
) => openMessaging<Tables>({ service: name, database, redisUrl }, log)

const readyMs = 1_000

/**
 * What `/health/ready` asks of every service that keeps something: rejects while its database, or its queues where it
 * has any, do not answer within a second. The load of the service does not matter.
 */
export const readiness =
  (database: Pick<Database, 'ping'>, messaging?: Pick<Messaging<unknown>, 'ping'>) =>
  async (): Promise<void> => {
    await Promise.all([database.ping(readyMs), messaging?.ping(readyMs)])
  }
