import { openCache } from '@wayfare/cache'
import type { Cache } from '@wayfare/cache'
import { DomainError } from '@wayfare/domain'
import { createLogger } from '@wayfare/telemetry'
import { createOfferSearcher, pageOfSearch } from '../../src/index.ts'
import type { ExchangeRates, OfferFacts, OfferSearch, OfferSource, RateSheet } from '../../src/index.ts'

export const log = createLogger('test', { level: 'silent' })
export const signal = new AbortController().signal
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
export const codeOf = (error: unknown) => (error as DomainError).code

export const anOffer = (ref: string, amount = '10.00', currency = 'EUR'): OfferFacts => ({
  ref,
  price: { total: { amount, currency }, fees: [] },
  supplier: 'acme',
  fetchedAt: new Date().toISOString(),
  cached: false,
})

/** A source that gives its pages and then ends as told. */
export const source = (
  supplier: string,
  pages: readonly (readonly OfferFacts[])[],
  end: (signal: AbortSignal) => Promise<void> = async () => undefined,
): OfferSource<OfferFacts> => ({
  supplier,
  search: async function* (inner) {
    yield* pages
    await end(inner)
  },
})

export const failing = (supplier: string, code: DomainError['code'], offers: readonly OfferFacts[] = []) =>
  source(supplier, offers.length > 0 ? [offers] : [], () =>
    Promise.reject(new DomainError(code, `${supplier} said ${code}`)),
  )

export const hanging = (supplier: string, pages: readonly (readonly OfferFacts[])[] = []) =>
  source(supplier, pages, () => new Promise<void>(() => {}))

export const sheet: RateSheet = {
  date: '2027-03-01',
  perEuro: new Map([
    ['EUR', '1'],
    ['USD', '1.25'],
    ['JPY', '160'],
  ]),
}

export const fixedRates: ExchangeRates = { sheet: async () => sheet }

interface Run extends Partial<OfferSearch<OfferFacts>> {
  deadlineMs?: number
  first?: number
  signal?: AbortSignal
}

/** A searcher over its own cache, and a vertical that shows pages of it in the order of their prices. */
export const testSearcher = async (rates: ExchangeRates = fixedRates, shared?: Cache) => {
  const cache = shared ?? (await openCache({}, log))
  const searcher = createOfferSearcher({ vertical: 'acme', cache, rates, log })
  return async ({ search = 'a', sources = [], currency, after, ...rest }: Run) => {
    const options = { deadlineMs: rest.deadlineMs ?? 5_000, signal: rest.signal ?? signal }
    const result = await searcher.run<OfferFacts>({ search, sources, currency, after }, options)
    const arranged = result.offers.toSorted(
      (a, b) => Number(a.price.total.amount) - Number(b.price.total.amount),
    )
    const page = pageOfSearch(result, arranged, { first: rest.first ?? 2, after })
    return { result, ...page, suppliers: result.suppliers, refs: page.nodes.map(({ ref }) => ref) }
  }
}
