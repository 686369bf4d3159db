import {
  chargeProblem,
  DomainError,
  fromMinorUnits,
  minorUnits,
  smallestCharge,
  toMinorUnits,
} from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'
import type { Declined } from '../payment.ts'
import { declined } from './declines.ts'

const whole = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '))

/**
 * Decimal places that Stripe counts in; for some currencies not those that are in use, so 5 ISK are 500.
 * https://docs.stripe.com/currencies
 */
const stripeDigits = (currency: CurrencyCode) => {
  if (whole.has(currency)) return 0
  return thousandths.has(currency) ? 3 : 2
}

const factor = (currency: CurrencyCode) => 10 ** (stripeDigits(currency) - minorUnits(currency))

/**
 * An amount as Stripe counts it.
 * @throws DomainError REFUSED for an amount that Stripe cannot count exactly, such as 5.124 KWD: `chargeable` rounds it
 */
export const toStripeAmount = (amount: Money): number => {
  const units = Math.round(toMinorUnits(amount) * factor(amount.currency) * 1_000) / 1_000
  const step = thousandths.has(amount.currency) ? 10 : 1
  if (Number.isSafeInteger(units) && units % step === 0) return units
  throw new DomainError('REFUSED', `${amount.currency} ${amount.amount} cannot be charged exactly`, {
    supplier: 'stripe',
  })
}

export const fromStripeAmount = (units: number, currency: CurrencyCode): Money =>
  fromMinorUnits(units / factor(currency), currency)

/** Why an amount cannot be charged, told to the traveller before Stripe is asked; undefined if it can. */
export const amountDeclined = (amount: Money): Declined | undefined => {
  switch (chargeProblem(amount)) {
    case 'CURRENCY':
      return declined('currency_not_supported')
    case 'TOO_LARGE':
      return declined('amount_too_large')
    case 'FRACTION':
      return declined('amount_not_chargeable')
    case 'TOO_SMALL': {
      const least = smallestCharge(amount.currency)
      const known = least && ` The least is ${least.amount} ${least.currency}.`
      const { code, message } = declined('amount_too_small')
      return { code, message: `${message}${known ?? ''}` }
    }
    default:
      return undefined
  }
}
