import type { Cache } from '@wayfare/cache'

/** How old a quote may be that is shown as the current one: quoting a trip and showing its offers are two requests. */
const shownMs = 5_000
/** How old a quote may be that an order is placed from. */
const orderedMs = 5 * 60_000

/** What a supplier quoted in the last minutes, by the supplier's own reference of the offer. */
export interface RecentQuotes<Q> {
  /** The quote of the last seconds: a price of this moment. */
  toShow(ref: string): Promise<Q | undefined>
  /**
   * The quote of the last minutes. Only for an order that the supplier refuses at another price, or whose own price is
   * compared before it is paid.
   */
  toOrder(ref: string): Promise<Q | undefined>
  /** Keeps what was just quoted, for `lastMs` at most. */
  keep(ref: string, quote: Q, lastMs?: number): Promise<void>
  forget(ref: string): Promise<void>
}

export const createRecentQuotes = <Q>(cache: Cache, supplier: string): RecentQuotes<Q> => {
  const key = (ref: string) => `quotes:${supplier}:${ref}`
  const youngerThan = async (ref: string, ageMs: number) => {
    const kept = await cache.get<{ at: number; quote: Q }>(key(ref))
    return kept && Math.abs(Date.now() - kept.at) < ageMs ? kept.quote : undefined
  }
  return {
    toShow: (ref) => youngerThan(ref, shownMs),
    toOrder: (ref) => youngerThan(ref, orderedMs),
    keep: async (ref, quote, lastMs = orderedMs) => {
      const ttlMs = Math.min(lastMs, orderedMs)
      if (ttlMs > 0) await cache.set(key(ref), { at: Date.now(), quote }, ttlMs)
    },
    forget: (ref) => cache.delete(key(ref)),
  }
}
