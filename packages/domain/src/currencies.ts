/** ISO 4217 code, three capitals. */
export type CurrencyCode = string

/**
 * Decimal places of the currencies that prices are in: ISO 4217, list one of 2024-06-25 with the amendments in force on
 * 2026-01-01 (XCG for ANG; BGN and CUC withdrawn). Left out: codes without a minor unit (XAU, XDR, XXX …), funds and
 * units of account that nobody pays in (BOV, CHE, CHW, CLF, COU, MXV, USN, UYI, UYW, XAD). Runtimes are not asked: what
 * ICU says is how amounts are commonly shown, differs from the standard and changes with its version.
 * https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html
 */
const current: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
    CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
    KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
    NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
    TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
}

/** Withdrawn lately: what was booked in them can still be read and given back, and nothing new is priced in them. */
const withdrawn: Readonly<Record<number, string>> = { 2: 'ANG BGN CUC HRK SLL ZWL' }

const table = (digits: Readonly<Record<number, string>>) =>
  Object.entries(digits).flatMap(([places, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(places)] as const),
  )

const places: ReadonlyMap<CurrencyCode, number> = new Map(table(current))
const allPlaces: ReadonlyMap<CurrencyCode, number> = new Map([...places, ...table(withdrawn)])

/** The codes of all currencies that a price may be in, sorted. */
export const currencies: readonly CurrencyCode[] = [...places.keys()].toSorted()

/** Whether a price may be in it: a code of ISO 4217 in capitals, in use today, of money that is paid with. */
export const isCurrency = (code: string): boolean => places.has(code)

/** `isCurrency`, and also what was withdrawn lately: for amounts that were agreed earlier. */
export const isKnownCurrency = (code: string): boolean => allPlaces.has(code)

/** Decimal places of the currency's minor unit: JPY 0, EUR 2, KWD 3; undefined for an unknown currency. */
export const decimalPlaces = (code: CurrencyCode): number | undefined => allPlaces.get(code)
