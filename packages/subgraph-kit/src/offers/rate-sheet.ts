import { convertMoney, invalid, isCurrency } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'
import { decimalText } from '@wayfare/supplier-client'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { ExchangeRate } from './offer.ts'

/** The reference rates of one day. */
export interface RateSheet {
  /** The day they were published for, `2027-03-01`. */
  date: string
  /** Units of each currency for one euro, a decimal string above zero. */
  perEuro: ReadonlyMap<CurrencyCode, string>
}

const rate = decimalText().refine((text) => Number(text) > 0)
const cube = z.object({
  time: z.iso.date(),
  Cube: z
    .array(z.object({ currency: z.string(), rate }))
    .min(1)
    .max(500),
})
const envelope = z.object({ 'gesmes:Envelope': z.object({ Cube: z.object({ Cube: cube }) }) })

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  processEntities: false,
})

/** The European Central Bank's daily file. */
export const sheetOfXml = z
  .string()
  .transform((xml, context): unknown => {
    try {
      return parser.parse(xml)
    } catch {
      context.addIssue({ code: 'custom', message: 'not XML' })
      return z.NEVER
    }
  })
  .pipe(envelope)
  .transform(({ 'gesmes:Envelope': { Cube } }): RateSheet => ({
    date: Cube.Cube.time,
    perEuro: new Map([
      ['EUR', '1'],
      ...Cube.Cube.Cube.filter(({ currency }) => isCurrency(currency)).map(
        ({ currency, rate: units }) => [currency, units] as const,
      ),
    ]),
  }))

/** The rate between two currencies by way of the euro; INVALID naming `currency` when one is not published. */
export const rateBetween = (sheet: RateSheet, from: CurrencyCode, to: CurrencyCode): ExchangeRate => {
  const rates = [from, to].map((currency) => sheet.perEuro.get(currency))
  const unknown = [from, to][rates.indexOf(undefined)]
  if (unknown !== undefined)
    throw invalid(
      'currency',
      unknown === to
        ? `is ${to}, for which no exchange rate is published`
        : `is ${to}, and no exchange rate from ${from} is published`,
      unknown === to ? `Send one of ${[...sheet.perEuro.keys()].join(', ')}.` : `Send ${from}.`,
    )
  const units = (Number(rates[1]) / Number(rates[0])).toPrecision(12)
  return { from, to, rate: decimal(Number(units)), date: sheet.date, source: 'ECB' }
}

/** Without an exponent: rates of small currencies are below 1e-6. */
const decimal = (value: number) => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

/** The amount in another currency, and the rate behind it. Nothing is converted into itself. */
export const convert = (
  amount: Money,
  to: CurrencyCode,
  sheet: RateSheet,
): { amount: Money; rate?: ExchangeRate } => {
  if (amount.currency === to) return { amount }
  const found = rateBetween(sheet, amount.currency, to)
  return { amount: convertMoney(amount, to, found.rate), rate: found }
}
