import * as fc from 'fast-check'
import { addMoney, convertMoney, fromMinorUnits, money, subtractMoney, toMinorUnits } from '../src/index.ts'

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
