import { createHash } from 'node:crypto'
import type { Cache } from '@wayfare/cache'
import { invalid } from '@wayfare/domain'
import type { CurrencyCode } from '@wayfare/domain'
import { convert } from './exchange-rates.ts'
import type { ExchangeRates } from './exchange-rates.ts'
import { gatherOffers } from './gather.ts'
import type { Gathered, GatherOptions, OfferSource } from './gather.ts'
import type { OfferFacts } from './offer.ts'

export interface OfferSearch<O> {
  /** What was asked, in a canonical form: the same search within a minute is answered from the cache. */
  search: unknown
  sources: readonly OfferSource<O>[]
  /** Adds `price.display`. */
  currency?: CurrencyCode | null
}

export interface OfferSearcher {
  /** Offers in no particular order; `cached` says whether they were just asked for. Pages of one search agree with each other. */
  run<O extends OfferFacts>(search: OfferSearch<O>, options: GatherOptions): Promise<Gathered<O>>
}

/** Prices move: long enough to page through, short enough to stay true. Every offer is priced again when it is quoted. */
const keepMs = 60_000

export const createOfferSearcher = (parts: {
  vertical: string
  cache: Cache
  rates: ExchangeRates
}): OfferSearcher => {
  const ask = async <O extends OfferFacts>({ search, sources }: OfferSearch<O>, options: GatherOptions) => {
    const key = `${parts.vertical}:search:${createHash('sha256').update(JSON.stringify(search)).digest('base64url')}`
    const known = await parts.cache.get<Gathered<O>>(key)
    if (known) return { ...known, offers: known.offers.map((offer) => ({ ...offer, cached: true })) }
    const gathered = await gatherOffers(sources, options)
    if (gathered.suppliers.every(({ status }) => status === 'ANSWERED'))
      await parts.cache.set(key, gathered, keepMs)
    return gathered
  }

  const display = async <O extends OfferFacts>(
    offers: readonly O[],
    currency: CurrencyCode,
    signal: AbortSignal,
  ) => {
    const sheet = await parts.rates.sheet(signal)
    return offers.map((offer) => {
      const { amount, rate } = convert(offer.price.total, currency, sheet)
      return { ...offer, price: { ...offer.price, display: amount, exchangeRate: rate } }
    })
  }

  return {
    run: async (search, options) => {
      requireDeadline(options.deadlineMs)
      const gathered = await ask(search, options)
      const { currency } = search
      return currency
        ? { ...gathered, offers: await display(gathered.offers, currency, options.signal) }
        : gathered
    },
  }
}

const requireDeadline = (ms: number) => {
  if (ms < 100 || ms > 20_000)
    throw invalid('deadlineMs', `is ${ms}`, 'Send a number of milliseconds from 100 to 20000.')
}
