import { DomainError, convertMoney } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'
import { createSupplierClient } from '@wayfare/supplier-client'
import type { Logger } from '@wayfare/telemetry'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { ExchangeRate } from './offer.ts'

/** The day's reference rates. */
export interface RateSheet {
  date: string
  /** Units of each currency for one euro. */
  perEuro: ReadonlyMap<CurrencyCode, string>
}

export interface ExchangeRates {
  /** Today's sheet; kept for an hour, and the last one known is served while the source is down. */
  sheet(signal: AbortSignal): Promise<RateSheet>
}

const keepMs = 60 * 60 * 1_000

/** The European Central Bank's reference rates, published once per working day as `/stats/eurofxref/eurofxref-daily.xml`. */
export const ecbRates = (options: { url: string; log: Logger }): ExchangeRates => {
  const client = createSupplierClient({
    supplier: 'ecb',
    baseUrl: options.url,
    sign: () => ({}),
    log: options.log,
  })
  let known: { at: number; sheet: RateSheet } | undefined
  let loading: Promise<RateSheet> | undefined

  const load = async () => {
    const path = 'stats/eurofxref/eurofxref-daily.xml'
    const request = { operation: 'dailyRates', path, schema: z.string(), answers: 'text' as const }
    const sheet = parseSheet(await client.call({ ...request, signal: AbortSignal.timeout(10_000) }))
    known = { at: Date.now(), sheet }
    return sheet
  }

  return {
    sheet: async () => {
      if (known && Date.now() - known.at < keepMs) return known.sheet
      loading ??= load().finally(() => (loading = undefined))
      return loading.catch((error: unknown) => {
        if (known) return known.sheet
        throw error
      })
    },
  }
}

const envelope = z.object({
  'gesmes:Envelope': z.object({
    Cube: z.object({
      Cube: z.object({
        time: z.string(),
        Cube: z.array(z.object({ currency: z.string(), rate: z.string() })),
      }),
    }),
  }),
})

const parseSheet = (xml: string): RateSheet => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
  })
  const day = envelope.parse(parser.parse(xml))['gesmes:Envelope'].Cube.Cube
  return {
    date: day.time,
    perEuro: new Map([['EUR', '1'], ...day.Cube.map((each) => [each.currency, each.rate] as const)]),
  }
}

/** The rate between two currencies by way of the euro; INVALID naming `field` when one is not published. */
export const rateBetween = (sheet: RateSheet, from: CurrencyCode, to: CurrencyCode): ExchangeRate => {
  const rates = [from, to].map((currency) => sheet.perEuro.get(currency))
  const unknown = [from, to][rates.indexOf(undefined)]
  if (unknown !== undefined)
    throw new DomainError('INVALID', `currency: no exchange rate is published for ${unknown}`, {
      field: 'currency',
      hint: `Send one of ${[...sheet.perEuro.keys()].join(', ')}.`,
    })
  const rate = (Number(rates[1]) / Number(rates[0])).toPrecision(12)
  return { from, to, rate: String(Number(rate)), date: sheet.date, source: 'ECB' }
}

/** The amount in another currency, and the rate behind it. Nothing is converted into itself. */
export const convert = (
  amount: Money,
  to: CurrencyCode,
  sheet: RateSheet,
): { amount: Money; rate?: ExchangeRate } => {
  if (amount.currency === to) return { amount }
  const rate = rateBetween(sheet, amount.currency, to)
  return { amount: convertMoney(amount, to, rate.rate), rate }
}
