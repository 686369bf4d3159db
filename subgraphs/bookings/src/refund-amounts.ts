import { DomainError, isRetryable } from '@wayfare/domain'
import type { CurrencyCode, Money } from '@wayfare/domain'
import { convert } from '@wayfare/subgraph-kit'
import type { ExchangeRates } from '@wayfare/subgraph-kit'
import { refundDueFor } from './refunds.ts'
import type { ChargedItem } from './refunds.ts'

const patienceMs = 15_000

export interface RefundAmounts {
  /**
   * What the traveller gets back when the supplier gives back `given`, in the currency of the trip; undefined when no
   * rate leads there.
   * @throws DomainError UNAVAILABLE when today's rates are needed and are not available
   */
  due(item: ChargedItem, given: Money): Promise<Money | undefined>
}

export const createRefundAmounts = (rates: ExchangeRates): RefundAmounts => ({
  due: async (item, given) => {
    const first = refundDueFor(item, { amount: given })
    if (first.outcome === 'DUE') return first.amount
    const rate = await rateOfToday(rates, given, first.to)
    const second = rate === undefined ? first : refundDueFor(item, { amount: given }, rate)
    return second.outcome === 'DUE' ? second.amount : undefined
  },
})

const rateOfToday = async (rates: ExchangeRates, given: Money, to: CurrencyCode) => {
  const sheet = await rates.sheet(AbortSignal.timeout(patienceMs))
  try {
    return convert(given, to, sheet).rate?.rate
  } catch (error) {
    if (error instanceof DomainError && !isRetryable(error)) return undefined
    throw error
  }
}
