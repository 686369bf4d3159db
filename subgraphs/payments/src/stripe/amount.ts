import { fromMinorUnits, money, toMinorUnits } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'

/**
 * Currencies without a minor unit that Stripe still counts in hundredths (500 is 5 ISK), and one with a minor unit that
 * it does not divide: https://docs.stripe.com/currencies#special-cases
 */
const hundredths = new Set(['ISK', 'UGX'])
const whole = new Set(['MGA'])

/** An amount as Stripe counts it. */
export const toStripeAmount = (amount: Money): number => {
  const { currency } = amount
  if (hundredths.has(currency)) return toMinorUnits(amount) * 100
  return whole.has(currency) ? Math.round(toMinorUnits(amount) / 100) : toMinorUnits(amount)
}

export const fromStripeAmount = (units: number, currency: CurrencyCode): Money => {
  if (hundredths.has(currency)) return money(units / 100, currency)
  return whole.has(currency) ? money(units, currency) : fromMinorUnits(units, currency)
}
