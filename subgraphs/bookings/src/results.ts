import type { Money } from '@wayfare/domain'
import type { OfferPrice } from './quoting/offer-prices.ts'
import type { BookingStatus } from './saga/saga-state.ts'

/** The expected outcomes that are no success, as the schema's unions show them. */
const outcome = <Name extends string, More extends object>(
  __typename: Name,
  error: ErrorText,
  more: More,
) => ({
  __typename,
  retryable: false,
  ...error,
  ...more,
})

interface ErrorText {
  code: string
  message: string
  path: readonly string[]
  hint: string
  retryable?: boolean
}

export const offersUnavailable = (missing: readonly OfferPrice[]) => {
  const offers = missing.flatMap((price) =>
    'unavailable' in price ? [{ id: price.offerId, reason: price.unavailable }] : [],
  )
  const passing = offers.every(({ reason }) => reason === 'SUPPLIER_UNAVAILABLE')
  return outcome(
    'OffersUnavailable',
    {
      code: 'OFFERS_UNAVAILABLE',
      message: `${offers.length} of the offers cannot be had.`,
      path: ['input', 'offerIds'],
      hint: passing ? 'Ask again in a moment.' : 'Search again and choose other offers.',
      retryable: passing,
    },
    { offers },
  )
}

export const quoteExpired = (path: readonly string[], message = 'The quote has expired.') =>
  outcome(
    'QuoteExpired',
    { code: 'QUOTE_EXPIRED', message, path, hint: 'Quote again and use the new quote.' },
    {},
  )

export const priceChanged = (total: Money) =>
  outcome(
    'PriceChanged',
    {
      code: 'PRICE_CHANGED',
      message: `The trip costs ${total.amount} ${total.currency}, more than maxTotal allows.`,
      path: ['input', 'maxTotal'],
      hint: 'Ask the traveller and send a maxTotal of at least that in the same currency, or none.',
    },
    { total },
  )

export const idempotencyConflict = () =>
  outcome(
    'IdempotencyConflict',
    {
      code: 'IDEMPOTENCY_CONFLICT',
      message: 'The idempotency key was used before with another input.',
      path: ['input', 'idempotencyKey'],
      hint: 'Send the first input again to have its answer, or this input with a new key.',
    },
    {},
  )

export const notCancellable = (status: BookingStatus, path: readonly string[]) =>
  outcome(
    'BookingNotCancellable',
    {
      code: 'BOOKING_NOT_CANCELLABLE',
      message: `A booking that is ${status} cannot be cancelled.`,
      path,
      hint: 'Only a CONFIRMED booking can be cancelled; quote the cancellation again when it has changed.',
    },
    { status },
  )
