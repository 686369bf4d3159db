import type { Cache } from '@wayfare/cache'
import type { Secret } from '@wayfare/config'
import { createRecentQuotes } from '@wayfare/subgraph-kit'
import { createSupplierClient } from '@wayfare/supplier-client'
import type { Logger } from '@wayfare/telemetry'
import type { HotelOffer, HotelSearch, HotelSupplier } from '../hotel.ts'
import { getAvailability, propertiesPerCall } from './availability.ts'
import type { Shopping } from './availability.ts'
import { contentPerCall, getContent } from './content.ts'
import { rapidOrders } from './orders.ts'
import type { BillingAddress } from './order-body.ts'
import { quoteAll } from './quote.ts'
import type { Quoted } from './quote.ts'
import { createRates } from './rates.ts'
import type { Rates } from './rates.ts'
import { propertyIdsOf } from './regions.ts'
import { signature } from './signature.ts'
import { createAddressCheck } from './traveller-address.ts'
import { choicesOf, toOffers } from './translate.ts'

export interface RapidConfig {
  /** `https://api.ean.com/v3`. */
  url: string
  key: Secret
  secret: Secret
  /** The country travellers shop in. */
  pointOfSale: string
  /** The currency that rates are asked for in. */
  currency: string
  /** Whether rates are held until a trip is confirmed, where Rapid says that they can be. */
  holds: boolean
  /** What this process may call; twice as many at once after a quiet time. */
  callsPerSecond: number
  /** How long after the end of an attempt its itinerary may still appear, in ms. */
  settleMs: number
  /** Where Rapid bills us: travellers pay us, and we pay Rapid. */
  billingAddress: BillingAddress
}

/** Rates of each property in a search: enough to choose from, few enough for a page of many hotels. */
const ratesPerProperty = 3

/** Hotels of Expedia's Rapid API v3: search, price, hold, resume, cancel. */
export const rapidHotels = (
  config: RapidConfig,
  { cache, log }: { cache: Cache; log: Logger },
): HotelSupplier => {
  const { callsPerSecond } = config
  const client = createSupplierClient({
    supplier: 'rapid',
    baseUrl: config.url,
    sign: () => ({ authorization: signature(config, new Date()) }),
    resilience: { rate: { perSecond: callsPerSecond, burst: 2 * callsPerSecond } },
    log,
  })
  const rates = createRates({ ...config, cache, log, client: client.lane('quote') })
  const recent = createRecentQuotes<Quoted>(cache, 'rapid')
  const quoting = { client: client.lane('quote'), rates, recent, holds: config.holds }
  return {
    ...rapidOrders(quoting, { ...config, checkAddress: createAddressCheck(config.url, log) }),
    search: (search) => ({
      supplier: 'rapid',
      search: (signal) => pages({ client: client.lane('search'), cache, config, rates, log }, search, signal),
    }),
    reprice: async (refs, signal) => {
      const quoted = await quoteAll(quoting, refs, signal)
      return new Map([...quoted].map(([ref, each]) => [ref, 'offer' in each ? each.offer : each]))
    },
    contentBatch: contentPerCall,
    content: (ids, signal) => getContent(client.lane('search'), ids, signal),
  }
}

interface Searching extends Shopping {
  cache: Cache
  config: RapidConfig
  rates: Rates
}

/** The place's properties, so many a call, all calls at once; each call is a page as soon as it is answered. */
const pages = async function* (
  searching: Searching,
  search: HotelSearch,
  signal: AbortSignal,
): AsyncIterable<HotelOffer[]> {
  const { config, rates, log } = searching
  const ids = await propertyIdsOf(searching, search.place)
  const stay = { ...search, currency: config.currency }
  const batches = Array.from({ length: Math.ceil(ids.length / propertiesPerCall) }, (_, index) =>
    ids.slice(index * propertiesPerCall, (index + 1) * propertiesPerCall),
  )
  const calls = batches.map(async (propertyIds) => {
    const { pointOfSale, holds } = config
    const query = { stay, propertyIds, ratesPerProperty, pointOfSale, holds }
    const properties = await getAvailability(searching, query, signal)
    await rates.remember(stay, properties)
    return toOffers(properties.flatMap(choicesOf), stay, log)
  })
  yield* inOrderOfArrival(calls)
}

/** Rejects with the first failure, once what had arrived before it was handed out. */
const inOrderOfArrival = async function* <T>(promises: readonly Promise<T>[]): AsyncIterable<T> {
  const waiting = new Map(
    promises.map((promise, index) => [index, promise.then((value) => ({ index, value }))] as const),
  )
  for (const each of waiting.values()) each.catch(() => undefined) // heard of through the race, or no more wanted
  while (waiting.size > 0) {
    const { index, value } = await Promise.race(waiting.values())
    waiting.delete(index)
    yield value
  }
}
