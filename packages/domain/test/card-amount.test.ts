import * as fc from 'fast-check'
import {
  addMoney,
  chargeable,
  chargeProblem,
  currencies,
  fromMinorUnits,
  money,
  smallestCharge,
  toMinorUnits,
} from '../src/index.ts'

it.each([
  ['5.124', 'KWD', '5.130'],
  ['5.130', 'KWD', '5.130'],
  ['0.001', 'BHD', '0.010'],
  ['5000.20', 'MGA', '5001.00'],
  ['31500', 'ISK', '31500'],
  ['12.34', 'EUR', '12.34'],
  ['200.82', 'RSD', '200.82'],
])('charges %s %s as %s', (amount, currency, charged) => {
  expect(chargeable(money(amount, currency))).toEqual({ amount: charged, currency })
})

it('makes amounts of which every sum can be charged as it is', () => {
  const units = fc.integer({ min: 1, max: 1e9 })
  fc.assert(
    fc.property(fc.constantFrom(...currencies), units, units, (currency, a, b) => {
      const [one, other] = [a, b].map((each) => chargeable(fromMinorUnits(each, currency))) as [never, never]
      const total = addMoney(one, other)
      expect(chargeable(total)).toEqual(total)
      expect(chargeProblem(total)).not.toBe('FRACTION')
      expect(toMinorUnits(one)).toBeGreaterThanOrEqual(a)
    }),
  )
})

it.each([
  ['0.49', 'EUR', 'TOO_SMALL'],
  ['0.50', 'EUR', undefined],
  ['0.00', 'TND', 'TOO_SMALL'],
  ['-5.00', 'EUR', 'TOO_SMALL'],
  ['174.99', 'HUF', 'TOO_SMALL'],
  ['100', 'IQD', 'CURRENCY'],
  ['100.00', 'BGN', 'CURRENCY'],
  ['5.124', 'KWD', 'FRACTION'],
  ['9999999999.99', 'EUR', undefined],
  ['10000000000.00', 'EUR', 'TOO_LARGE'],
])('finds in %s %s the problem %s', (amount, currency, problem) => {
  expect(chargeProblem(money(amount, currency))).toBe(problem)
})

it('knows the smallest charge where Stripe states one', () => {
  expect(smallestCharge('GBP')).toEqual(money('0.30', 'GBP'))
  expect(smallestCharge('JPY')).toEqual(money('50', 'JPY'))
  expect(smallestCharge('TND')).toBeUndefined()
})
