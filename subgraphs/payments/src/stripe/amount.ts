import { fromMinorUnits, minorUnits, toMinorUnits } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'

const whole = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '))

/**
 * Decimal places that Stripe counts in; for some currencies more than there are in use, so 5 ISK are 500.
 * https://docs.stripe.com/currencies
 */
const stripeDigits = (currency: CurrencyCode) => {
  if (whole.has(currency)) return 0
  return thousandths.has(currency) ? 3 : 2
}

const factor = (currency: CurrencyCode) => 10 ** (stripeDigits(currency) - minorUnits(currency))

/** An amount as Stripe counts it. */
export const toStripeAmount = (amount: Money): number => toMinorUnits(amount) * factor(amount.currency)

export const fromStripeAmount = (units: number, currency: CurrencyCode): Money =>
  fromMinorUnits(units / factor(currency), currency)
