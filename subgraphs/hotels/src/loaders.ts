import { DomainError } from '@wayfare/domain'
import { createLoader, offerOrError } from '@wayfare/subgraph-kit'
import type { SearchDeadline, SubgraphContext } from '@wayfare/subgraph-kit'
import type { ContentReader } from './content.ts'
import type { HotelContent, HotelOffer, HotelOrders, HotelSupplier } from './hotel.ts'

interface Sources {
  supplier: HotelSupplier
  orders: HotelOrders
  content: ContentReader
}

/** One request's loaders. Content is loaded by many ids at once, and offers of one stay are priced together. */
export const createLoaders = (
  { supplier, orders, content }: Sources,
  { viewer, signal }: SubgraphContext,
) => {
  let until: SearchDeadline | undefined
  return {
    offers: createLoader<HotelOffer>(
      async (refs) => {
        const found = await supplier.reprice(refs, signal)
        return new Map([...found].map(([ref, offer]) => [ref, offerOrError(offer)]))
      },
      { what: 'The offer' },
    ),
    hotels: createLoader<HotelContent>(async (ids) => described(content(ids, signal), until), {
      what: 'The hotel',
      maxBatchSize: supplier.contentBatch,
    }),
    /** Hotels of a search are described before its deadline, or not at all. */
    describeWithin: (deadline: SearchDeadline) => {
      until = deadline
    },
    orders: createLoader((ids) => orders.findMany(ids, viewer), { what: 'The order' }),
  }
}

const described = async <T>(content: Promise<T>, until?: SearchDeadline): Promise<T> => {
  const found = until ? await until.within(content) : await content
  if (found !== undefined) return found
  throw new DomainError('TIMED_OUT', 'The hotel could not be described before the deadline of the search.', {
    hint: 'Send a larger deadlineMs, or search again: what is late now is known then.',
  })
}

export type HotelLoaders = ReturnType<typeof createLoaders>
