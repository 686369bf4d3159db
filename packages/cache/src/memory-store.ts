import { LRUCache } from 'lru-cache'
import type { Store } from './cache.ts'

const entries = 20_000
const characters = 64 * 1024 * 1024

/** In this process, bounded by entries and by size; the least recently used go first. */
export const createMemoryStore = (): Store => {
  const texts = new LRUCache<string, string>({
    max: entries,
    maxSize: characters,
    sizeCalculation: (text, key) => text.length + key.length,
  })
  return {
    get: async (key) => texts.get(key),
    set: async (key, text, ttlMs) => void texts.set(key, text, { ttl: ttlMs }),
    delete: async (key) => void texts.delete(key),
    close: async () => texts.clear(),
  }
}
