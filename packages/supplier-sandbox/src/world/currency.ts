import { minorUnits } from '@wayfare/domain'
import { ecbRates, perEuro } from '../ecb/rates.ts'

const euroCountries = new Set(
  'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC ME GP MQ RE GF'.split(' '),
)
const byCountry: Readonly<Record<string, string>> = {
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  JP: 'JPY',
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CN: 'CNY',
  HK: 'HKD',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  KR: 'KRW',
  MX: 'MXN',
  MY: 'MYR',
  NZ: 'NZD',
  PH: 'PHP',
  SG: 'SGD',
  TH: 'THB',
  ZA: 'ZAR',
  CZ: 'CZK',
  DK: 'DKK',
  HU: 'HUF',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
  IS: 'ISK',
  NO: 'NOK',
  TR: 'TRY',
}

/** What a property of the country charges in; dollars where its own money is not traded here. */
export const currencyOf = (country: string): string =>
  euroCountries.has(country) ? 'EUR' : (byCountry[country] ?? 'USD')

const places = new Map(['EUR', ...Object.keys(ecbRates)].map((code) => [code, minorUnits(code)]))
const digitsOf = (currency: string) => places.get(currency) ?? 2

/** Whole minor units of a currency for an amount of euros. */
export const fromEuros = (euros: number, currency: string): number =>
  Math.round(euros * (perEuro(currency) ?? 1) * 10 ** digitsOf(currency))

export const convert = (minor: number, from: string, to: string): number =>
  from === to ? minor : fromEuros(minor / 10 ** digitsOf(from) / (perEuro(from) ?? 1), to)

/** Minor units as a decimal string. */
export const amountText = (minor: number, currency: string): string =>
  (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))
