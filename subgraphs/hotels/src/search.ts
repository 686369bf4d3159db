import { DomainError } from '@wayfare/domain'
import { pageOf } from '@wayfare/subgraph-kit'
import type { OfferSearcher } from '@wayfare/subgraph-kit'
import { keep, needsContent, order } from './arrange.ts'
import type { ContentById } from './arrange.ts'
import type { QueryHotelOffersArgs } from './generated/resolvers.ts'
import type { HotelOffer, HotelSupplier } from './hotel.ts'
import type { HotelLoaders } from './loaders.ts'
import { requireFilter, toSearch } from './search-input.ts'

/** What a search needs of its request. */
interface Asking {
  signal: AbortSignal
  loaders: HotelLoaders
}

export interface HotelSearches {
  /** A page of offers and how each supplier did. Throws INVALID naming the field that is wrong. */
  page(args: QueryHotelOffersArgs, asking: Asking): ReturnType<typeof searchPage>
}

export const createHotelSearches = (supplier: HotelSupplier, searcher: OfferSearcher): HotelSearches => ({
  page: (args, asking) => searchPage({ supplier, searcher }, args, asking),
})

const searchPage = async (
  { supplier, searcher }: { supplier: HotelSupplier; searcher: OfferSearcher },
  args: QueryHotelOffersArgs,
  { signal, loaders }: Asking,
) => {
  const search = toSearch(args.search, new Date())
  const filter = args.filter ?? {}
  requireFilter(filter, args.currency)
  const asked = { search, sources: [supplier.search(search)], currency: args.currency }
  const { offers, suppliers } = await searcher.run<HotelOffer>(asked, {
    deadlineMs: args.deadlineMs,
    signal,
  })
  const content = needsContent(filter, args.sort) ? await contentOf(offers, loaders) : new Map()
  const arranged = order(keep(offers, filter, content), args.sort, content)
  return { ...pageOf(arranged, args, ({ ref }) => ref), suppliers }
}

/** Through the request's own loader, so that what the query selects of these hotels costs no second call. */
const contentOf = async (offers: readonly HotelOffer[], { hotels }: HotelLoaders): Promise<ContentById> => {
  const ids = [...new Set(offers.map(({ hotelId }) => hotelId))]
  const loaded = await hotels.loadMany(ids)
  const failure = loaded.find((each) => each instanceof Error && !isUnknown(each))
  if (failure) throw failure
  return new Map(loaded.flatMap((each) => (each instanceof Error ? [] : [[each.hotelId, each] as const])))
}

/** A hotel that the supplier sells and does not describe counts as one without stars. */
const isUnknown = (error: Error) => error instanceof DomainError && error.code === 'NOT_FOUND'
