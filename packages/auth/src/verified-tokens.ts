import { LRUCache } from 'lru-cache'
import type { Viewer } from './viewer.ts'

export interface Verified {
  readonly viewer: Viewer
  /** When the token is no longer accepted, in milliseconds since 1970. */
  readonly expiresAtMs: number
}

const freshMs = 60_000
const keptTokens = 10_000
const keptCharacters = 16_000_000

/**
 * Asks `verify` once a minute for each token, because checking a signature costs more than the rest of many requests.
 * Refusals are not remembered: the next try may find the provider back, or its new key published.
 */
export const rememberVerified = (verify: (token: string) => Promise<Verified>, now: () => number) => {
  const kept = new LRUCache<string, Verified>({
    max: keptTokens,
    maxSize: keptCharacters,
    sizeCalculation: (_, token) => token.length || 1,
  })
  return async (token: string): Promise<Viewer> => {
    const known = kept.get(token)
    if (known && now() < known.expiresAtMs) return known.viewer
    const { viewer, expiresAtMs } = await verify(token)
    kept.set(token, { viewer, expiresAtMs: Math.min(expiresAtMs, now() + freshMs) })
    return viewer
  }
}
