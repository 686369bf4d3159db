export { openCache } from './open-cache.ts'
export type { CacheConfig } from './open-cache.ts'
export type { Cache } from './cache.ts'
