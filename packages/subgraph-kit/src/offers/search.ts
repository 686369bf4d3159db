import type { Cache } from '@wayfare/cache'
import type { CurrencyCode } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import { displayPrices, loadRates } from './display-prices.ts'
import type { KnownRates } from './display-prices.ts'
import type { ExchangeRates } from './exchange-rates.ts'
import { gatherOffers } from './gather.ts'
import type { OfferSource } from './gather.ts'
import type { OfferFacts } from './offer.ts'
import { startSearchDeadline } from './search-deadline.ts'
import type { SearchDeadline } from './search-deadline.ts'
import { createSearchResults } from './search-results.ts'
import type { StoredResult } from './search-results.ts'
import { createSearchTurns } from './search-turns.ts'
import type { SearchTurnLimits } from './search-turns.ts'

export interface OfferSearch<O> {
  /** What is searched for, in a canonical form: an equal search within a minute shares a complete result. */
  search: unknown
  sources: readonly OfferSource<O>[]
  /** Adds `price.display` where there is a rate; a failing rate source is told in `suppliers`. */
  currency?: CurrencyCode | null
  /** A cursor: continues the result that it came from, without asking any supplier. */
  after?: string | null
}

export interface SearchOptions {
  /** 100 to 20,000 ms: the search answers with what has arrived by then. */
  deadlineMs: number
  signal: AbortSignal
}

export interface SearchResult<O> extends StoredResult<O> {
  /** For what a vertical still loads to filter or order by. */
  deadline: SearchDeadline
}

export interface OfferSearcher {
  /**
   * Offers in no particular order; `cached` says whether they were searched for just now. `pageOfSearch` makes pages of them.
   * @throws DomainError RATE_LIMITED where the caller has too many searches under way
   */
  run<O extends OfferFacts>(search: OfferSearch<O>, options: SearchOptions): Promise<SearchResult<O>>
}

export const createOfferSearcher = (parts: {
  vertical: string
  cache: Cache
  rates: ExchangeRates
  log: Logger
  turns?: SearchTurnLimits
}): OfferSearcher => {
  const results = createSearchResults(parts.cache, parts.vertical)
  const inTurn = createSearchTurns(parts.turns)

  const find = async <O extends OfferFacts>(
    { search, sources, after }: OfferSearch<O>,
    deadline: SearchDeadline,
  ): Promise<StoredResult<O>> => {
    const known = after ? await results.continued<O>(after, search) : await results.fresh<O>(search)
    if (known) return { ...known, offers: known.offers.map((offer) => ({ ...offer, cached: true })) }
    const gathered = await gatherOffers(sources, { deadline, log: parts.log })
    const { result, stored } = results.keep(gathered, search)
    await deadline.within(stored)
    return result
  }

  const searchAt = async <O extends OfferFacts>(
    search: OfferSearch<O>,
    { deadline, deadlineMs }: { deadline: SearchDeadline; deadlineMs: number },
  ): Promise<SearchResult<O>> => {
    const { currency } = search
    const loading = currency ? loadRates(parts.rates, deadline.signal) : undefined
    const result = await find(search, deadline)
    if (!currency || !loading) return { ...result, deadline }
    const rates: KnownRates = (await deadline.within(loading)) ?? { latencyMs: deadlineMs, late: true }
    const { offers, outcome } = displayPrices(result.offers, currency, rates)
    return {
      ...result,
      offers,
      suppliers: outcome ? [...result.suppliers, outcome] : result.suppliers,
      deadline,
    }
  }

  return {
    run: async (search, { deadlineMs, signal }) => {
      const deadline = startSearchDeadline(deadlineMs, signal)
      return inTurn(deadline.signal, () => searchAt(search, { deadline, deadlineMs }))
    },
  }
}
