import { DomainError } from '@wayfare/domain'
import { pageOfSearch, requirePageSize } from '@wayfare/subgraph-kit'
import type { OfferSearcher, SearchResult, SupplierOutcome } from '@wayfare/subgraph-kit'
import { keep, needsContent, order } from './arrange.ts'
import type { ContentById } from './arrange.ts'
import type { QueryHotelOffersArgs } from './generated/resolvers.ts'
import type { HotelOffer, HotelSupplier } from './hotel.ts'
import type { HotelLoaders } from './loaders.ts'
import { requireFilter, toSearch } from './search-input.ts'

/** What a search needs of its request. */
interface SearchRequest {
  signal: AbortSignal
  loaders: HotelLoaders
}

export interface HotelSearches {
  /** A page of offers and how each supplier did. Throws INVALID naming the field that is wrong. */
  page(args: QueryHotelOffersArgs, request: SearchRequest): ReturnType<typeof searchPage>
}

export const createHotelSearches = (supplier: HotelSupplier, searcher: OfferSearcher): HotelSearches => ({
  page: (args, request) => searchPage({ supplier, searcher }, args, request),
})

const searchPage = async (
  { supplier, searcher }: { supplier: HotelSupplier; searcher: OfferSearcher },
  args: QueryHotelOffersArgs,
  { signal, loaders }: SearchRequest,
) => {
  requirePageSize(args.first)
  const search = toSearch(args.search, new Date())
  const filter = args.filter ?? {}
  requireFilter(filter, args.currency)
  const { currency, after, deadlineMs } = args
  const sources = [supplier.search(search)]
  const result = await searcher.run<HotelOffer>({ search, sources, currency, after }, { deadlineMs, signal })
  loaders.describeWithin(result.deadline)
  const { content, outcome } = needsContent(filter, args.sort)
    ? await contentOf(result, loaders, supplier.supplier)
    : { content: new Map(), outcome: undefined }
  const kept = keep(result.offers, { ...filter, currency }, content)
  const suppliers = outcome ? [...result.suppliers, outcome] : result.suppliers
  return { ...pageOfSearch(result, order(kept, args.sort, content), args), suppliers }
}

interface LoadedContent {
  content: ContentById
  /** Why some hotels are not described, where some are not. */
  outcome?: SupplierOutcome
}

/**
 * Through the request's own loader, so that what the query selects of these hotels costs no second call. A hotel that is
 * not described before the search's deadline counts as one without ratings.
 */
const contentOf = async (
  { offers, deadline }: SearchResult<HotelOffer>,
  { hotels }: HotelLoaders,
  supplier: string,
): Promise<LoadedContent> => {
  const started = performance.now()
  const ids = [...new Set(offers.map(({ hotelId }) => hotelId))]
  const loaded = await deadline.within(hotels.loadMany(ids))
  const known = (loaded ?? []).flatMap((each) => (each instanceof Error ? [] : [each]))
  const content = new Map(known.map((each) => [each.hotelId, each] as const))
  const failure = loaded?.find((each) => each instanceof Error && !isUnknown(each))
  if (loaded && !failure) return { content }
  const outcome: SupplierOutcome = {
    supplier,
    status: loaded ? 'PARTIAL' : 'TIMED_OUT',
    offers: 0,
    latencyMs: Math.round(performance.now() - started),
    retryable: true,
    message: `${ids.length - content.size} hotels could not be described: they count as hotels without ratings. Search again shortly.`,
  }
  return { content, outcome }
}

/** A hotel that the supplier sells and does not describe. */
const isUnknown = (error: Error) => error instanceof DomainError && error.code === 'NOT_FOUND'
