import { chargeable, compareMoney, convertMoney, shareOfMoney, zero } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'

/** What was agreed for an item when the trip was quoted. */
export interface ChargedItem {
  /** In the supplier's currency. */
  supplierPrice: Money
  /** What was charged for it, in the trip's currency: `supplierPrice` at the rate that the quote locked. */
  price: Money
}

/** What a supplier gives back for an item. */
export interface SupplierRefund {
  amount: Money
  /** The part of the price that it is, from 0 to 1, where the supplier states it: `0.75`. */
  share?: number
}

export type RefundDue =
  | { outcome: 'DUE'; amount: Money }
  /** Only a rate of today can tell: call again with it. */
  | { outcome: 'RATE_NEEDED'; from: CurrencyCode; to: CurrencyCode }

/**
 * What the traveller gets back for an item, in the currency of the trip: never less than nothing and never more than was
 * charged for the item. In the supplier's own currency it is the same share of the charge as of the supplier's price, so
 * neither side gains by a rate that moved since. In a third currency it is the share that the supplier states; without one
 * it is converted at `rate`, units of the trip's currency for one of the refund's, at the time of the refund.
 */
export const refundDueFor = (item: ChargedItem, refund: SupplierRefund, rate?: string): RefundDue => {
  const { supplierPrice, price } = item
  const { amount } = refund
  if (Number(amount.amount) <= 0 || Number(price.amount) <= 0) return due(zero(price.currency), price)
  if (amount.currency === supplierPrice.currency && Number(supplierPrice.amount) > 0)
    return due(shareOfMoney(price, { part: amount, whole: supplierPrice }), price)
  if (amount.currency === price.currency) return due(amount, price)
  if (refund.share !== undefined) return due(convertMoney(price, price.currency, String(refund.share)), price)
  if (rate !== undefined) return due(convertMoney(amount, price.currency, rate), price)
  return { outcome: 'RATE_NEEDED', from: amount.currency, to: price.currency }
}

const due = (amount: Money, charged: Money): RefundDue => {
  if (Number(amount.amount) <= 0) return { outcome: 'DUE', amount: zero(charged.currency) }
  // Refunds to a card are counted in the same steps as charges.
  const payable = chargeable(amount)
  return { outcome: 'DUE', amount: compareMoney(payable, charged) > 0 ? charged : payable }
}
