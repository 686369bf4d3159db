import { createLoader, offerOrError } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { ContentReader } from './content.ts'
import type { HotelContent, HotelOffer, HotelOrders, HotelSupplier } from './hotel.ts'

interface Sources {
  supplier: HotelSupplier
  orders: HotelOrders
  content: ContentReader
}

/** One request's loaders. Content is asked for by many ids at once; offers of one stay are described together. */
export const createLoaders = (
  { supplier, orders, content }: Sources,
  { viewer, signal }: SubgraphContext,
) => ({
  offers: createLoader<HotelOffer>(
    async (refs) => {
      const found = await supplier.reprice(refs, signal)
      return new Map([...found].map(([ref, offer]) => [ref, offerOrError(offer)]))
    },
    { what: 'The offer' },
  ),
  hotels: createLoader<HotelContent>((ids) => content(ids, signal), {
    what: 'The hotel',
    maxBatchSize: supplier.contentBatch,
  }),
  orders: createLoader((ids) => orders.findMany(ids, viewer), { what: 'The order' }),
})

export type HotelLoaders = ReturnType<typeof createLoaders>
