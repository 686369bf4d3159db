import type { Money } from '@wayfare/domain'
import type { OfferPrice } from './quoting/offer-prices.ts'
import type { BookingStatus } from './saga/saga-state.ts'

/** The outcomes that are expected and not a success, as the schema's unions show them. */
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
      message: `${offers.length === 1 ? 'One of the offers is' : `${offers.length} of the offers are`} not available. Nothing was quoted.`,
      path: ['input', 'offerIds'],
      hint: passing ? 'Send the same request in a moment.' : 'Search again and choose other offers.',
      retryable: passing,
    },
    { offers },
  )
}

export const quoteExpired = (path: readonly string[]) =>
  outcome(
    'QuoteExpired',
    {
      code: 'QUOTE_EXPIRED',
      message: 'The quote has expired. Nothing was booked or cancelled.',
      path,
      hint: 'Ask for a new quote and use that.',
    },
    {},
  )

export const quoteBooked = (reference: string) =>
  outcome(
    'QuoteExpired',
    {
      code: 'QUOTE_EXPIRED',
      message: `The quote was booked already, as ${reference}. It was not booked a second time.`,
      path: ['input', 'quoteId'],
      hint: 'Follow that booking, or ask for a new quote to book the trip once more.',
    },
    {},
  )

export const priceChanged = (total: Money) =>
  outcome(
    'PriceChanged',
    {
      code: 'PRICE_CHANGED',
      message: `The trip costs ${total.amount} ${total.currency}, which is more than maxTotal. Nothing was booked.`,
      path: ['input', 'maxTotal'],
      hint: 'Let the traveller accept the price, then send a maxTotal of at least that amount.',
    },
    { total },
  )

export const idempotencyConflict = () =>
  outcome(
    'IdempotencyConflict',
    {
      code: 'IDEMPOTENCY_CONFLICT',
      message: 'The idempotency key was used before with a different input. Nothing was done.',
      path: ['input', 'idempotencyKey'],
      hint: 'Send the first input to get its answer once more, or send this input with a new key.',
    },
    {},
  )

export const notCancellable = (status: BookingStatus, path: readonly string[]) =>
  outcome(
    'BookingNotCancellable',
    {
      code: 'BOOKING_NOT_CANCELLABLE',
      message: uncancellable[status] ?? `The booking is ${status}, so it cannot be cancelled now.`,
      path,
      hint: notCancellableHint(status),
    },
    { status },
  )

const uncancellable: Partial<Record<BookingStatus, string>> = {
  CONFIRMED: 'The booking has changed since its cancellation was quoted. Nothing was cancelled.',
  PARTIALLY_CANCELLED:
    'The booking has changed since its cancellation was quoted. Nothing more was cancelled.',
  CANCELLING: 'The booking is being cancelled already.',
  CANCELLED: 'The booking is cancelled already.',
  FAILED: 'The trip was not booked, so there is nothing to cancel.',
  PAYMENT_FAILED: 'The payment was declined and nothing was booked, so there is nothing to cancel.',
  COMPENSATING: 'The trip could not be booked and is being undone already.',
  NEEDS_ATTENTION: 'Our support is working on the booking, so it cannot be cancelled here now.',
}

const settledAlready: ReadonlySet<BookingStatus> = new Set(['CANCELLED', 'FAILED', 'PAYMENT_FAILED'])

/** What moves on by itself, without ever becoming CONFIRMED. */
const endsCancelled: ReadonlySet<BookingStatus> = new Set(['CANCELLING', 'COMPENSATING', 'NEEDS_ATTENTION'])

const notCancellableHint = (status: BookingStatus) => {
  if (settledAlready.has(status)) return 'There is nothing to do.'
  if (status === 'CONFIRMED' || status === 'PARTIALLY_CANCELLED')
    return 'Ask for a new cancellation quote and use that.'
  if (endsCancelled.has(status)) return 'Follow the booking with bookingUpdates until it is terminal.'
  return 'Follow the booking with bookingUpdates; cancel it once it is CONFIRMED.'
}
