import { Decimal } from 'decimal.js'
import { DomainError } from './error.ts'

/** ISO 4217 code, three capitals. */
export type CurrencyCode = string

/** An exact amount: a decimal string in major units (`"12.34"`), never a float. */
export interface Money {
  readonly amount: string
  readonly currency: CurrencyCode
}

const exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

const places = new Map<CurrencyCode, number>()

/** Decimal places of a currency's minor unit (ISO 4217, as ICU knows it): JPY 0, EUR 2, KWD 3. */
export const minorUnits = (currency: CurrencyCode): number => {
  const known = places.get(currency)
  if (known !== undefined) return known
  // Asking ICU costs 30 µs, and a search makes ten thousand amounts.
  const format = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const found = format.maximumFractionDigits ?? 2
  places.set(currency, found)
  return found
}

/**
 * Rounds half up to the currency's minor unit.
 * @throws DomainError INTERNAL on what is not a decimal number: whoever reads an amount from outside checks it there, and
 * knows whether the caller (INVALID) or the supplier (BAD_ANSWER) sent it
 */
export const money = (amount: string | number, currency: CurrencyCode): Money => {
  if (!/^-?\d+(\.\d+)?$/.test(String(amount)))
    throw new DomainError('INTERNAL', 'an amount is not a decimal number')
  return { amount: new exact(amount).toFixed(minorUnits(currency)), currency }
}

export const zero = (currency: CurrencyCode) => money('0', currency)

const sameCurrency = (a: Money, b: Money) => {
  if (a.currency !== b.currency)
    throw new DomainError('INTERNAL', `cannot combine ${a.currency} with ${b.currency}`)
}

export const addMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b)
  return money(new exact(a.amount).plus(b.amount).toFixed(), a.currency)
}

export const subtractMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b)
  return money(new exact(a.amount).minus(b.amount).toFixed(), a.currency)
}

export const sumMoney = (amounts: readonly Money[], currency: CurrencyCode): Money =>
  amounts.reduce(addMoney, zero(currency))

/** Negative, zero or positive, as `Array.sort` wants it. Throws when the currencies differ. */
export const compareMoney = (a: Money, b: Money): number => {
  sameCurrency(a, b)
  return new exact(a.amount).comparedTo(b.amount)
}

export const sameMoney = (a: Money, b: Money) => a.currency === b.currency && compareMoney(a, b) === 0

/** Converts at `rate` (units of `to` for one unit of the amount's currency), rounding half up to `to`'s minor unit. */
export const convertMoney = (from: Money, to: CurrencyCode, rate: string): Money =>
  money(new exact(from.amount).times(rate).toFixed(), to)

/** Integer minor units, as Stripe and others count: 12.34 EUR is 1234, 500 JPY is 500. */
export const toMinorUnits = ({ amount, currency }: Money): number =>
  new exact(amount).times(new exact(10).pow(minorUnits(currency))).toNumber()

export const fromMinorUnits = (units: number, currency: CurrencyCode): Money =>
  money(new exact(units).div(new exact(10).pow(minorUnits(currency))).toFixed(), currency)
