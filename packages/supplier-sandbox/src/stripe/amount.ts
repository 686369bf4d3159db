import { invalid } from './refusals.ts'

/** As Stripe lists them in its own refusals, less what it has withdrawn; ISO 4217 has others. */
export const stripeCurrencies: readonly string[] =
  `usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny
  cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk
  jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn
  nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std
  szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw`.split(
    /\s+/,
  )

const known = new Set(stripeCurrencies)
const whole = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const thousandths = new Set('bhd jod kwd omr tnd'.split(' '))
/** Counted in hundredths and charged in whole units. */
const hundreds = new Set(['isk', 'ugx'])

/** In minor units. Other currencies are measured against fifty US cents when they are settled, which is not done here. */
const least: Readonly<Record<string, number>> = {
  aed: 200,
  czk: 1_500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  jpy: 50,
  krw: 50,
  mxn: 1_000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1_000,
}
const leastOtherwise = 50
const most = 999_999_999_999

const digitsOf = (currency: string) => (whole.has(currency) ? 0 : thousandths.has(currency) ? 3 : 2)

/** What Stripe's integers mean, as a decimal in major units, with the digits that people use: 500 are 5 ISK. */
export const stripeAmountText = (units: number, currency: string): string => {
  const digits = digitsOf(currency)
  const shown = hundreds.has(currency) ? 0 : currency === 'mga' ? 2 : digits
  return (units / 10 ** digits).toFixed(shown)
}

export const requireCurrency = (text: string): string => {
  const currency = text.toLowerCase()
  if (known.has(currency)) return currency
  throw invalid(
    `Invalid currency: ${currency.slice(0, 20)}. Stripe currently supports these currencies: ${stripeCurrencies.join(', ')}`,
    { param: 'currency' },
  )
}

/** Amounts that a charge, a capture or a refund can have in the currency. */
export const requireCountable = (amount: number, currency: string, param: string) => {
  const step = thousandths.has(currency) ? 10 : hundreds.has(currency) ? 100 : 1
  if (amount % step === 0) return
  throw invalid(
    `Invalid ${param}: amounts in ${currency} must be evenly divisible by ${step}, and ${amount} is not.`,
    { code: 'parameter_invalid_integer', param },
  )
}

export const requireChargeable = (amount: number, currency: string) => {
  const smallest = least[currency] ?? leastOtherwise
  const text = (units: number) => `${stripeAmountText(units, currency)} ${currency}`
  if (amount < smallest)
    throw invalid(`Amount must be at least ${text(smallest)}`, { code: 'amount_too_small', param: 'amount' })
  if (amount > most)
    throw invalid(`Amount must be no more than ${text(most)}`, { code: 'amount_too_large', param: 'amount' })
  requireCountable(amount, currency, 'amount')
}
