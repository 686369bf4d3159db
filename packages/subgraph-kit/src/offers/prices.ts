import { compareMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { OfferFacts, Price } from './offer.ts'

/** The total that the caller sees: in the currency they asked for, where they did. */
export const shownTotal = ({ display, total }: Price): Money => display ?? total

/** Cheapest first, as `Array.sort` wants it. Offers that share no currency are kept apart, by currency. */
export const comparePrices = (a: Pick<OfferFacts, 'price'>, b: Pick<OfferFacts, 'price'>): number => {
  const [first, second] = [shownTotal(a.price), shownTotal(b.price)]
  if (first.currency === second.currency) return compareMoney(first, second)
  return first.currency < second.currency ? -1 : 1
}
