import { Secret } from '@wayfare/config'
import type { Logger } from '@wayfare/telemetry'
import { createCache } from './cache.ts'
import type { Cache } from './cache.ts'
import { createMemoryStore } from './memory-store.ts'
import { createRedisStore } from './redis-store.ts'

export interface CacheConfig {
  /** Redis for a cache that all processes share; absent = in this process. */
  readonly redisUrl?: Secret | string
  /** What keys start with in Redis, `wayfare:cache:` by default. */
  readonly prefix?: string
}

export const openCache = async (
  { redisUrl, prefix = 'wayfare:cache:' }: CacheConfig,
  log: Logger,
): Promise<Cache> => {
  if (redisUrl === undefined) return createCache(createMemoryStore(), log)
  const url = redisUrl instanceof Secret ? redisUrl.reveal() : redisUrl
  return createCache(await createRedisStore(url, prefix, log), log)
}
