import { invalid } from '@wayfare/domain'
import type { CurrencyCode } from '@wayfare/domain'
import { convert } from './rate-sheet.ts'
import type { ExchangeRates } from './exchange-rates.ts'
import type { RateSheet } from './rate-sheet.ts'
import type { SupplierOutcome } from './gather.ts'
import type { OfferFacts } from './offer.ts'

export interface Displayed<O> {
  offers: readonly O[]
  /** Why prices are not shown in the currency, where some are not. */
  outcome?: SupplierOutcome
}

/** What is known of the day's rates when the suppliers have answered. */
export type KnownRates = { sheet?: RateSheet; latencyMs: number; late?: boolean }

/** Waits for nothing and throws nothing: how long it took is told where there are no rates. */
export const loadRates = async (rates: ExchangeRates, signal: AbortSignal): Promise<KnownRates> => {
  const started = performance.now()
  const sheet = await rates.sheet(signal).catch(() => undefined)
  return { sheet, latencyMs: Math.round(performance.now() - started) }
}

/**
 * Adds `price.display`. An offer in a currency without a rate keeps its own price alone, and so do all without rates.
 * @throws DomainError INVALID naming `currency` where no rate is published for it and an offer would need one
 */
export const displayPrices = <O extends OfferFacts>(
  offers: readonly O[],
  currency: CurrencyCode,
  { sheet, latencyMs, late }: KnownRates,
): Displayed<O> => {
  const foreign = new Set(offers.map(({ price }) => price.total.currency).filter((each) => each !== currency))
  if (sheet && foreign.size > 0 && !sheet.perEuro.has(currency))
    throw invalid(
      'currency',
      `is ${currency}, for which no exchange rate is published`,
      `Send one of ${[...sheet.perEuro.keys()].join(', ')}.`,
    )
  const missing = [...foreign].filter((each) => !sheet?.perEuro.has(each))
  const shown = offers.map((offer) => {
    const { total } = offer.price
    if (missing.includes(total.currency)) return offer
    const { amount, rate } = sheet ? convert(total, currency, sheet) : { amount: total, rate: undefined }
    return { ...offer, price: { ...offer.price, display: amount, exchangeRate: rate } }
  })
  if (missing.length === 0) return { offers: shown }
  const without = offers.filter(({ price }) => missing.includes(price.total.currency)).length
  const base = { supplier: 'ecb', offers: 0, latencyMs }
  const outcome: SupplierOutcome = sheet
    ? { ...base, status: 'PARTIAL', retryable: false, message: unpublished(missing, without) }
    : { ...base, status: late ? 'TIMED_OUT' : 'FAILED', retryable: true, message: unavailable(currency) }
  return { offers: shown, outcome }
}

const unpublished = (currencies: readonly CurrencyCode[], offers: number) =>
  `No exchange rate is published for ${currencies.join(', ')}: ${offers} of the offers show the supplier's own price only.`

const unavailable = (currency: CurrencyCode) =>
  `Exchange rates are not available at the moment: prices are shown in the suppliers' own currencies, not in ${currency}. Try again shortly.`
