import * as fc from 'fast-check'
import {
  addMoney,
  convertMoney,
  fromMinorUnits,
  money,
  shareOfMoney,
  subtractMoney,
  toMinorUnits,
} from '../src/index.ts'

it('keeps the digits of the currency', () => {
  expect(money('12.345', 'EUR').amount).toBe('12.35')
  expect(money('500', 'JPY').amount).toBe('500')
  expect(money('1.5', 'KWD').amount).toBe('1.500')
})

it('refuses what is not a decimal number', () => {
  expect(() => money('12,50', 'EUR')).toThrow('an amount is not a decimal number')
})

it('refuses to add two currencies', () => {
  expect(() => addMoney(money('1', 'EUR'), money('1', 'USD'))).toThrow('cannot combine EUR with USD')
})

it('never loses a cent by adding and taking away', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: -1e12, max: 1e12 }), (a, b) => {
      const one = fromMinorUnits(a, 'USD')
      const other = fromMinorUnits(b, 'USD')
      expect(toMinorUnits(subtractMoney(addMoney(one, other), other))).toBe(a)
    }),
  )
})

it('converts at the rate given and rounds half up', () => {
  expect(convertMoney(money('10.00', 'EUR'), 'JPY', '162.25')).toEqual({ amount: '1623', currency: 'JPY' })
})

it.each(['1e3', '1'.repeat(21), '', '.5', '1.', 'NaN', '0x10', '１'])('refuses %p as an amount', (amount) => {
  expect(() => money(amount, 'EUR')).toThrow('an amount is not a decimal number')
})

it('never writes a negative zero', () => {
  expect(money('-0.001', 'EUR').amount).toBe('0.00')
})

it('gives the same share of one amount as a part is of another', () => {
  const share = (part: string) =>
    shareOfMoney(money('165.00', 'EUR'), { part: money(part, 'USD'), whole: money('150', 'USD') })
  expect(share('50')).toEqual(money('55.00', 'EUR'))
  expect(share('150')).toEqual(money('165.00', 'EUR'))
  expect(share('33.33')).toEqual(money('36.66', 'EUR'))
})

it('converts at rates with many digits', () => {
  expect(convertMoney(money('99.99', 'USD'), 'EUR', '0.8675284115555478441918972846').amount).toBe('86.74')
})
