import { Secret } from '@wayfare/config'
import type { Logger } from '@wayfare/telemetry'
import { createPostgresTransport } from './postgres-transport.ts'
import { createRedisTransport } from './redis-transport.ts'
import type { TransportConfig } from './transport.ts'

/** Redis where there is one, else the database. */
export const openTransport = ({ database, redisUrl, prefix = 'wayfare' }: TransportConfig, log: Logger) =>
  redisUrl === undefined
    ? createPostgresTransport(database, log)
    : createRedisTransport({ url: redisUrl instanceof Secret ? redisUrl.reveal() : redisUrl, prefix }, log)
