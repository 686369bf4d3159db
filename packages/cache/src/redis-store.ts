import type { Logger } from '@wayfare/telemetry'
import { Redis } from 'ioredis'
import type { Store } from './cache.ts'

/** A cache that answers late is worse than none. */
const patienceMs = 300

/** Shared by all processes. Without a connection every call fails at once instead of waiting for one. */
export const createRedisStore = async (url: string, prefix: string, log: Logger): Promise<Store> => {
  const redis = new Redis(url, {
    keyPrefix: prefix,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: patienceMs,
    disconnectTimeout: patienceMs,
    // After a failover the old primary keeps the connection, and takes no more writes.
    reconnectOnError: (error) => error.message.includes('READONLY'),
  })
  redis.on('error', (error) => log.debug('Redis cannot be reached', { error }))
  await redis.connect().catch((error) => log.warn('the cache starts without Redis', { error }))
  return {
    get: async (key) => (await redis.get(key)) ?? undefined,
    set: async (key, text, ttlMs) => void (await redis.set(key, text, 'PX', Math.max(1, Math.round(ttlMs)))),
    delete: async (key) => void (await redis.del(key)),
    close: async () => redis.disconnect(),
  }
}
