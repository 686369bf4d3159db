import type { Cache } from '@wayfare/cache'
import { DomainError } from '@wayfare/domain'
import { createSupplierClient } from '@wayfare/supplier-client'
import type { Logger } from '@wayfare/telemetry'
import { sheetOfXml } from './rate-sheet.ts'
import type { RateSheet } from './rate-sheet.ts'

export interface ExchangeRates {
  /**
   * The last known sheet, at once where there is one: it is renewed behind the callers' backs every hour, and one that
   * cannot be renewed serves for a week. Waits 3 s at most for the first one; then, or when it fails, UNAVAILABLE.
   */
  sheet(signal: AbortSignal): Promise<RateSheet>
}

export interface EcbOptions {
  /** Where `/stats/eurofxref/eurofxref-daily.xml` is. */
  url: string
  /** Keeps the last known sheet for all processes, and through restarts. */
  cache: Cache
  log: Logger
}

interface KnownSheet {
  /** When it was fetched, in ms since 1970. */
  at: number
  sheet: RateSheet
}

/** As it is kept: JSON has no maps. */
interface KeptSheet {
  at: number
  date: string
  perEuro: [string, string][]
}

const cacheKey = 'rates:ecb'
const freshMs = 60 * 60_000
/** Long enough for the longest run of bank holidays. */
const usableMs = 7 * 24 * 60 * 60_000
const retryMs = 30_000
const mostWaitMs = 3_000

/** The European Central Bank's reference rates, published once per working day. */
export const ecbRates = ({ url, cache, log }: EcbOptions): ExchangeRates => {
  const client = createSupplierClient({ supplier: 'ecb', baseUrl: url, sign: () => ({}), log })
  let known: KnownSheet | undefined
  let loading: Promise<KnownSheet> | undefined
  let retryAt = 0

  const fetchSheet = async (): Promise<KnownSheet> => {
    const sheet = await client.call({
      operation: 'dailyRates',
      path: 'stats/eurofxref/eurofxref-daily.xml',
      schema: sheetOfXml,
      answers: 'text',
      signal: new AbortController().signal,
    })
    known = { at: Date.now(), sheet }
    const kept: KeptSheet = { at: known.at, date: sheet.date, perEuro: [...sheet.perEuro] }
    await cache.set(cacheKey, kept, usableMs)
    return known
  }
  /** One at a time; all that wait share it. */
  const load = () => (loading ??= fetchSheet().finally(() => (loading = undefined)))

  const renew = () => {
    if (loading || Date.now() < retryAt) return
    retryAt = Date.now() + retryMs
    load().catch((error: unknown) => log.warn('exchange rates could not be renewed', { error }))
  }
  const lastKnown = async () => {
    if (!known || Date.now() - known.at > freshMs) known = newer(known, await readKept(cache))
    return known && Date.now() - known.at < usableMs ? known : undefined
  }

  return {
    sheet: async (signal) => {
      const last = await lastKnown()
      if (!last) return (await bounded(load(), signal)).sheet
      if (Date.now() - last.at > freshMs) renew()
      return last.sheet
    },
  }
}

const readKept = async (cache: Cache): Promise<KnownSheet | undefined> => {
  const kept = await cache.get<KeptSheet>(cacheKey)
  return kept && { at: kept.at, sheet: { date: kept.date, perEuro: new Map(kept.perEuro) } }
}

const newer = (a: KnownSheet | undefined, b: KnownSheet | undefined) => (a && (!b || a.at >= b.at) ? a : b)

/** The load goes on for the next caller. */
const bounded = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(mostWaitMs)])
  const { promise: late, reject } = Promise.withResolvers<never>()
  const onAbort = () =>
    reject(
      new DomainError('UNAVAILABLE', 'Exchange rates are not available at the moment. Try again shortly.', {
        supplier: 'ecb',
      }),
    )
  limit.addEventListener('abort', onAbort)
  if (limit.aborted) onAbort()
  try {
    return await Promise.race([work, late])
  } finally {
    limit.removeEventListener('abort', onAbort)
  }
}
