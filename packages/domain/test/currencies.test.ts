import currencyCodes from 'currency-codes'
import { currencies, isCurrency, isKnownCurrency, minorUnits, money } from '../src/index.ts'

/** Nobody pays in funds, units of account, metals and codes for tests. */
const notMoney = 'BOV CHE CHW CLF COU MXV USN UYI UYW XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'
/** What changed after the other source's edition of the standard. */
const since = { publishedThere: '2024-06-25', introduced: ['XCG'], withdrawn: ['ANG', 'BGN', 'CUC'] }

it('has the currencies of ISO 4217, as another source has them', () => {
  expect(currencyCodes.publishDate).toBe(since.publishedThere)
  const left = new Set([...notMoney.split(' '), ...since.withdrawn])
  const theirs = currencyCodes.codes().filter((code) => !left.has(code))
  expect(currencies).toEqual([...theirs, ...since.introduced].toSorted())
})

it('has their decimal places, as another source has them', () => {
  const codes = currencies.filter((code) => !since.introduced.includes(code))
  const ours = codes.map((code) => [code, minorUnits(code)])
  expect(ours).toEqual(codes.map((code) => [code, currencyCodes.code(code)?.digits]))
})

it.each([
  ['RSD', '200.82'],
  ['HUF', '1045.50'],
  ['IQD', '1.234'],
  ['PKR', '99.99'],
  ['ISK', '500'],
  ['UGX', '500'],
])('keeps the digits of %s, which runtimes commonly show otherwise', (currency, amount) => {
  expect(money(amount, currency)).toEqual({ amount, currency })
})

it.each(['eur', 'Eur', 'XAU', 'XXX', 'CLF', 'EURO', '', 'QQQ', '__proto__', 'constructor'])(
  'does not take %p for a currency',
  (code) => {
    expect(isCurrency(code)).toBe(false)
    expect(isKnownCurrency(code)).toBe(false)
    expect(() => money('1', code)).toThrow(/is not a currency/)
  },
)

it('reads amounts in a currency that was withdrawn lately, and lets nothing be priced in it', () => {
  expect(money('19.5', 'BGN').amount).toBe('19.50')
  expect([isKnownCurrency('BGN'), isCurrency('BGN')]).toEqual([true, false])
})
