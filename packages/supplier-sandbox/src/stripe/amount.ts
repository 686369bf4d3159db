import { fromMinorUnits, minorUnits } from '@wayfare/domain'

const whole = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '))

/** What Stripe's integers mean in major units: it counts all but these in hundredths, used or not (500 is 5 ISK). */
export const stripeAmountText = (units: number, currency: string): string => {
  const digits = whole.has(currency) ? 0 : thousandths.has(currency) ? 3 : 2
  return fromMinorUnits(units / 10 ** (digits - minorUnits(currency)), currency).amount
}
