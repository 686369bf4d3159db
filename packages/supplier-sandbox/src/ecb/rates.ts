/** Units of each currency for one euro, as the European Central Bank publishes them; a snapshot that looks real. */
export const ecbRates: Readonly<Record<string, string>> = {
  USD: '1.1527',
  JPY: '178.84',
  CZK: '24.214',
  DKK: '7.4690',
  GBP: '0.88010',
  HUF: '381.93',
  PLN: '4.2408',
  RON: '5.0903',
  SEK: '10.9735',
  CHF: '0.9301',
  ISK: '146.80',
  NOK: '11.7280',
  TRY: '48.8710',
  AUD: '1.7846',
  BRL: '6.1538',
  CAD: '1.6243',
  CNY: '8.1937',
  HKD: '8.9723',
  IDR: '19241.16',
  ILS: '3.7672',
  INR: '102.9555',
  KRW: '1697.15',
  MXN: '21.2862',
  MYR: '4.7774',
  NZD: '2.0560',
  PHP: '67.8520',
  SGD: '1.5068',
  THB: '37.3590',
  ZAR: '20.0160',
}

/** What one euro is worth in a currency the sandbox sells in; undefined for any other. */
export const perEuro = (currency: string): number | undefined =>
  currency === 'EUR' ? 1 : Object.hasOwn(ecbRates, currency) ? Number(ecbRates[currency]) : undefined
