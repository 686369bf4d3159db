import type { Cache } from '@wayfare/cache'
import type { HotelContent, HotelSupplier } from './hotel.ts'

/** Content changes by the month; what was edited shows within a day. */
const keepMs = 24 * 60 * 60 * 1_000

/** Content by hotel id, from the cache where it is known and else from the supplier, all that is missing in one call. */
export const createContentReader =
  (supplier: HotelSupplier, cache: Cache) =>
  async (hotelIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, HotelContent>> => {
    const keyOf = (id: string) => `hotels:content:${supplier.supplier}:${id}`
    const cached = await Promise.all(hotelIds.map((id) => cache.get<HotelContent>(keyOf(id))))
    const missing = hotelIds.filter((_, index) => cached[index] === undefined)
    const loaded = missing.length > 0 ? await supplier.content(missing, signal) : new Map()
    await Promise.all([...loaded].map(([id, content]) => cache.set(keyOf(id), content, keepMs)))
    const known = cached.filter((content) => content !== undefined)
    return new Map([...known.map((content) => [content.hotelId, content] as const), ...loaded])
  }

export type ContentReader = ReturnType<typeof createContentReader>
