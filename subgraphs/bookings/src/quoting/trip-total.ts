import { chargeProblem, invalid, smallestCharge, sumMoney } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'

/**
 * What a trip costs, from prices that can be charged each.
 * @throws DomainError INVALID when no card can be charged it: a traveller is told before entering one
 */
export const tripTotal = (prices: readonly Money[], currency: CurrencyCode): Money => {
  const total = sumMoney(prices, currency)
  switch (chargeProblem(total)) {
    case 'CURRENCY':
      throw invalid(
        'input.currency',
        `is ${currency}, in which cards cannot be charged`,
        'Choose another currency, such as EUR.',
      )
    case 'TOO_SMALL': {
      const least = smallestCharge(currency)
      const known = least ? ` of ${least.amount} ${least.currency}` : ''
      throw invalid(
        'input.offerIds',
        `cost less than the smallest amount${known} that cards are charged`,
        'Add another offer to the trip.',
      )
    }
    case 'TOO_LARGE':
      throw invalid(
        'input.offerIds',
        'cost more than cards can be charged at once',
        'Quote fewer offers in one trip.',
      )
    default:
      return total
  }
}
