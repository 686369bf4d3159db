import { money } from '@wayfare/domain'
import * as fc from 'fast-check'
import { refundDueFor } from '../src/refunds.ts'

/** 150 USD at 1.10, charged as 165 CHF. */
const item = { supplierPrice: money('150.00', 'USD'), price: money('165.00', 'CHF') }
const due = (amount: string, currency: string) => ({ outcome: 'DUE', amount: money(amount, currency) })

it("gives the same share of the charge as the supplier gives of its price, at the quote's rate", () => {
  expect(refundDueFor(item, { amount: money('50', 'USD') })).toEqual(due('55.00', 'CHF'))
  expect(refundDueFor(item, { amount: money('150', 'USD') }, '0.80')).toEqual(due('165.00', 'CHF'))
})

it("takes a refund in the trip's own currency as it is", () => {
  expect(refundDueFor(item, { amount: money('80', 'CHF') })).toEqual(due('80.00', 'CHF'))
})

it('takes the share that the supplier states of a refund in a third currency', () => {
  expect(refundDueFor(item, { amount: money('999', 'EUR'), share: 0.75 })).toEqual(due('123.75', 'CHF'))
})

it('asks for a rate of today where nothing else can tell, and uses it', () => {
  const refund = { amount: money('100', 'EUR') }
  expect(refundDueFor(item, refund)).toEqual({ outcome: 'RATE_NEEDED', from: 'EUR', to: 'CHF' })
  expect(refundDueFor(item, refund, '0.93')).toEqual(due('93.00', 'CHF'))
})

it.each([
  ['more than the price', money('150.01', 'USD'), due('165.00', 'CHF')],
  ["more than the charge, in the trip's currency", money('165.01', 'CHF'), due('165.00', 'CHF')],
  ['less than nothing', money('-20', 'USD'), due('0.00', 'CHF')],
  ['nothing', money('0', 'EUR'), due('0.00', 'CHF')],
])('never goes below nothing or above the charge: %s', (_, amount, expected) => {
  expect(refundDueFor(item, { amount })).toEqual(expected)
})

it('gives back dinars in steps that a card can be paid', () => {
  const stay = { supplierPrice: money('100', 'EUR'), price: money('33.340', 'KWD') }
  expect(refundDueFor(stay, { amount: money('33.33', 'EUR') })).toEqual(due('11.120', 'KWD'))
})

it('is between nothing and the charge, whatever a supplier sends', () => {
  const amounts = fc.tuple(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.constantFrom('USD', 'CHF', 'EUR', 'KWD', 'JPY'),
  )
  fc.assert(
    fc.property(amounts, fc.double({ min: 0.0001, max: 1e4, noNaN: true }), ([units, currency], rate) => {
      const refund = { amount: money((units / 100).toFixed(2), currency) }
      const result = refundDueFor(item, refund, rate.toFixed(6))
      expect(result).toMatchObject({ outcome: 'DUE' })
      const amount = Number((result as { amount: { amount: string } }).amount.amount)
      expect(amount).toBeGreaterThanOrEqual(0)
      expect(amount).toBeLessThanOrEqual(165)
    }),
  )
})

it('gives nothing back for an item that cost nothing', () => {
  const free = { supplierPrice: money('0', 'USD'), price: money('0', 'CHF') }
  expect(refundDueFor(free, { amount: money('10', 'USD') })).toEqual(due('0.00', 'CHF'))
})
