import { isCurrency } from './currencies.ts'
import type { CurrencyCode } from './currencies.ts'
import { compareMoney, money, roundUpMoney, toMinorUnits } from './money.ts'
import type { Money } from './money.ts'

/*
 * What a card can be charged, by Stripe's rules (https://docs.stripe.com/currencies, as of 2026-07-10). They are here and
 * not in the adapter because a trip is priced in amounts that can be charged: the quote, the charge and the books agree.
 */

/** Currencies of ISO 4217 that cards cannot be charged in. */
const unsupported = new Set('BTN CUP ERN IQD IRR KPW LYD MRU SDG SSP STN SVC SYP TMT VED VES ZWG'.split(' '))

const thousandths = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

/** The smallest amounts, in major units. Other currencies are measured by what they are worth when they are settled. */
const smallest = new Map<CurrencyCode, string>(
  Object.entries({
    '0.30': 'GBP',
    '0.50': 'ARS AUD BRL CAD CHF COP EUR IDR ILS INR NZD PHP RUB SGD USD ZAR',
    '2.00': 'AED MYR PLN RON',
    '2.50': 'DKK',
    '3.00': 'NOK SEK',
    '4.00': 'HKD',
    '10.00': 'MXN THB',
    '15.00': 'CZK',
    '50': 'JPY KRW',
    '175.00': 'HUF',
  }).flatMap(([amount, codes]) => codes.split(' ').map((code) => [code, amount] as const)),
)

/** Twelve digits of minor units. Card networks may allow less. */
const largest = 999_999_999_999

/** Minor units that a charge is a multiple of: thousandths are rounded to tens, an ariary (of five iraimbilanja) is whole. */
const stepOf = (currency: CurrencyCode): number => {
  if (thousandths.has(currency)) return 10
  return currency === 'MGA' ? 100 : 1
}

/**
 * The amount itself where a card can be charged it exactly, else the next larger one that it can be: 5.124 KWD are charged
 * as 5.130. Apply it to the price of each item when a trip is quoted: sums of such amounts can be charged as they are.
 */
export const chargeable = (amount: Money): Money => roundUpMoney(amount, stepOf(amount.currency))

/** Why a card cannot be charged the amount; undefined if it can, as far as is known without the bank. */
export type ChargeProblem = 'CURRENCY' | 'TOO_SMALL' | 'TOO_LARGE' | 'FRACTION'

export const chargeProblem = (amount: Money): ChargeProblem | undefined => {
  const { currency } = amount
  if (!isCurrency(currency) || unsupported.has(currency)) return 'CURRENCY'
  const least = smallestCharge(currency)
  if (Number(amount.amount) <= 0 || (least && compareMoney(amount, least) < 0)) return 'TOO_SMALL'
  if (toMinorUnits(amount) > largest) return 'TOO_LARGE'
  return toMinorUnits(amount) % stepOf(currency) === 0 ? undefined : 'FRACTION'
}

/** The smallest amount that a card is charged in the currency, where it is known. */
export const smallestCharge = (currency: CurrencyCode): Money | undefined => {
  const amount = smallest.get(currency)
  return amount === undefined ? undefined : money(amount, currency)
}
