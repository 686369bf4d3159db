import type { CurrencyCode, Money, OfferRequirements } from '@wayfare/domain'

/** The rate behind a converted amount. */
export interface ExchangeRate {
  from: CurrencyCode
  to: CurrencyCode
  /** Units of `to` for one unit of `from`, a decimal string. */
  rate: string
  /** The day it was published. */
  date: string
  source: string
}

export interface Fee {
  name: string
  amount: Money
}

export interface Price {
  total: Money
  base?: Money
  taxes?: Money
  fees: readonly Fee[]
  display?: Money
  exchangeRate?: ExchangeRate
}

export interface CancellationPolicy {
  refundable: boolean
  /** Instants with offset, ISO 8601. */
  freeUntil?: string
  penalties: readonly { from?: string; until?: string; amount?: Money }[]
}

/** What the offers of all verticals share. `ref` is the vertical's own, self-contained reference: the global id wraps it. */
export interface OfferFacts {
  ref: string
  price: Price
  expiresAt?: string
  supplier: string
  fetchedAt: string
  cached: boolean
  cancellation?: CancellationPolicy
  /** Undefined when the supplier does not say what it must be told. */
  requirements?: OfferRequirements
}

/** Why an offer is no longer available. */
export interface Unavailable {
  unavailable: 'SOLD_OUT' | 'EXPIRED' | 'NOT_FOUND'
}
