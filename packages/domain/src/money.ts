import { Decimal } from 'decimal.js'
import { decimalPlaces } from './currencies.ts'
import type { CurrencyCode } from './currencies.ts'
import { DomainError } from './error.ts'

/** An exact amount: a decimal string in major units (`"12.34"`), never a float. */
export interface Money {
  readonly amount: string
  readonly currency: CurrencyCode
}

const exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

/**
 * Decimal places of a currency's minor unit by ISO 4217: JPY 0, EUR 2, KWD 3.
 * @throws DomainError INTERNAL for a code that is not a currency: code that reads one from outside checks it there with
 * `isCurrency`
 */
export const minorUnits = (currency: CurrencyCode): number => {
  const digits = decimalPlaces(currency)
  if (digits !== undefined) return digits
  throw new DomainError('INTERNAL', `${JSON.stringify(currency.slice(0, 10))} is not a currency`)
}

/** Rounds half up to the currency's minor unit. */
const rounded = (value: Decimal, currency: CurrencyCode): Money => {
  const nearest = value.toDecimalPlaces(minorUnits(currency))
  return { amount: (nearest.isZero() ? nearest.abs() : nearest).toFixed(minorUnits(currency)), currency }
}

/**
 * Rounds half up to the currency's minor unit.
 * @throws DomainError INTERNAL on what is not a decimal number of at most 20 digits before and after the point, and on an
 * unknown currency: code that reads an amount from outside checks it there, and knows whether the caller (INVALID) or the
 * supplier (BAD_ANSWER) sent it
 */
export const money = (amount: string | number, currency: CurrencyCode): Money => {
  if (!/^-?\d{1,20}(\.\d{1,20})?$/.test(String(amount)))
    throw new DomainError('INTERNAL', 'an amount is not a decimal number')
  return rounded(new exact(amount), currency)
}

export const zero = (currency: CurrencyCode) => money('0', currency)

const sameCurrency = (a: Money, b: Money) => {
  if (a.currency !== b.currency)
    throw new DomainError('INTERNAL', `cannot combine ${a.currency} with ${b.currency}`)
}

export const addMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b)
  return rounded(new exact(a.amount).plus(b.amount), a.currency)
}

export const subtractMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b)
  return rounded(new exact(a.amount).minus(b.amount), a.currency)
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
  rounded(new exact(from.amount).times(rate), to)

/**
 * The same share of `amount` as `part` is of `whole`, rounding half up: of 165.00 EUR, 50 USD out of 150 USD are
 * 55.00 EUR. `part` and `whole` have one currency; `whole` is not zero.
 */
export const shareOfMoney = (amount: Money, { part, whole }: { part: Money; whole: Money }): Money => {
  sameCurrency(part, whole)
  return rounded(new exact(amount.amount).times(part.amount).div(whole.amount), amount.currency)
}

/** Rounds up, away from zero, to a multiple of `step` minor units. */
export const roundUpMoney = ({ amount, currency }: Money, step: number): Money => {
  const unit = new exact(10).pow(-minorUnits(currency)).times(step)
  return rounded(new exact(amount).toNearest(unit, Decimal.ROUND_UP), currency)
}

/** Integer minor units: 12.34 EUR is 1234, 500 JPY is 500. */
export const toMinorUnits = ({ amount, currency }: Money): number =>
  new exact(amount).times(new exact(10).pow(minorUnits(currency))).toNumber()

export const fromMinorUnits = (units: number, currency: CurrencyCode): Money =>
  rounded(new exact(units).div(new exact(10).pow(minorUnits(currency))), currency)
