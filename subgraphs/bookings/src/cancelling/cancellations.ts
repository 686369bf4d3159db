import type { Viewer } from '@wayfare/auth'
import { json } from '@wayfare/database'
import { globalId, invalid, isUuid, newId, sumMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { Keyring } from '@wayfare/keyring'
import { withInput } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Booking, BookingItem, ItemRefund } from '../booking.ts'
import { accepted } from '../trip/book-trip.ts'
import { earlierUse, takeKey } from '../trip/idempotency.ts'
import type { KeyedCall } from '../trip/idempotency.ts'
import { idOf, idempotencyKey } from '../trip/trip-input.ts'
import { mayChange } from '../owner.ts'
import { sagaOf } from '../process-manager.ts'
import type { ProcessManager } from '../process-manager.ts'
import type { SubgraphClient } from '../quoting/subgraph-client.ts'
import type { RefundAmounts } from '../refund-amounts.ts'
import { idempotencyConflict, notCancellable, quoteExpired } from '../results.ts'
import { isCancellable } from '../saga/advance.ts'
import type { BookingStore } from '../store/booking-store.ts'
import { lockBooking } from '../store/ledger.ts'
import type { BookingTables } from '../store/tables.ts'
import { orderTerms } from './order-terms.ts'
import type { OrderTerms } from './order-terms.ts'

/** Suppliers' terms change at their deadlines, so a cancellation quote lives for minutes only. */
const longestMs = 10 * 60_000

const quoteInput = z.object({ bookingId: idOf('Booking', 'input.bookingId') })
const cancelInput = z.object({
  cancellationQuoteId: idOf('CancellationQuote', 'input.cancellationQuoteId'),
  idempotencyKey,
})

export interface CancellationParts {
  db: Kysely<BookingTables>
  bookings: BookingStore
  process: ProcessManager
  subgraphs: SubgraphClient
  refundAmounts: RefundAmounts
  keys: Keyring
}

/** What cancelling an item would give back. */
interface QuotedRefund {
  itemId: string
  destination: ItemRefund['to']
  /** In the booking's currency, or in the supplier's where it gives credit or a voucher; absent while it is unknown. */
  refund?: Money
}

/** Cancelling in two steps: what it would give back, then doing it. */
export const createCancellations = (parts: CancellationParts) => ({
  quote: (input: unknown, viewer: Viewer, signal: AbortSignal) =>
    withInput(quoteInput, input, async ({ bookingId }) => {
      const booking = (await parts.bookings.findMany([bookingId], viewer)).get(bookingId)
      if (!booking || !mayChange(viewer, booking.owner)) throw unknown('input.bookingId', 'booking')
      if (!isCancellable(sagaOf(booking))) return notCancellable(booking.status, ['input', 'bookingId'])
      return storeQuote(parts.db, viewer, { booking, ...(await quoteItems(parts, booking, signal)) })
    }),

  cancel: (cancelling: unknown, viewer: Viewer) =>
    withInput(cancelInput, cancelling, async ({ cancellationQuoteId, idempotencyKey: key }) => {
      const input = { cancellationQuoteId }
      const call: KeyedCall = { viewer, operation: 'cancelBooking', key, input, keys: parts.keys }
      const earlier = await answerEarlier(parts, call)
      if (earlier) return earlier
      const path = ['input', 'cancellationQuoteId']
      const quote = await findQuote(parts.db, cancellationQuoteId)
      if (!quote || quote.viewer_id !== viewer.id) throw unknown(path.join('.'), 'cancellation quote')
      if (quote.expired) return quoteExpired(path)
      const outcome = await carryOut(parts, quote, call)
      if (typeof outcome === 'object') return accepted('CancellationAccepted', outcome)
      return (await answerEarlier(parts, call)) ?? notCancellable(outcome, path)
    }),
})

const quoteItems = async (
  { subgraphs, refundAmounts }: CancellationParts,
  booking: Booking,
  signal: AbortSignal,
) => {
  const kept = booking.items.filter(({ saga }) => saga.state === 'CONFIRMED')
  const terms = await orderTerms(subgraphs, kept, signal)
  const items = await Promise.all(kept.map((item) => quotedRefund(item, terms.get(item.id)!, refundAmounts)))
  const ends = [...terms.values()].flatMap(({ validUntil }) => (validUntil ? [validUntil.getTime()] : []))
  return { items, termsEnd: ends.length > 0 ? new Date(Math.min(...ends)) : undefined }
}

const quotedRefund = async (
  item: BookingItem,
  { refund, refundTo }: OrderTerms,
  amounts: RefundAmounts,
): Promise<QuotedRefund> => {
  if (refundTo !== 'PAYMENT' || !refund) return { itemId: item.id, destination: refundTo, refund }
  const due = await amounts.due(item, refund)
  return { itemId: item.id, destination: due ? 'PAYMENT' : 'UNKNOWN', refund: due }
}

interface NewQuote {
  booking: Booking
  items: readonly QuotedRefund[]
  termsEnd?: Date
}

const storeQuote = async (
  db: Kysely<BookingTables>,
  viewer: Viewer,
  { booking, items, termsEnd }: NewQuote,
) => {
  const toPayment = sumMoney(
    items.flatMap(({ destination, refund }) => (destination === 'PAYMENT' && refund ? [refund] : [])),
    booking.total.currency,
  )
  const id = newId()
  const { expires_at: expiresAt } = await db
    .insertInto('cancellation_quotes')
    .values({
      id,
      viewer_id: viewer.id,
      booking_id: booking.id,
      booking_version: booking.version,
      refund: json(toPayment),
      items: json(items),
      expires_at: sql<Date>`least(now() + make_interval(secs => ${longestMs / 1_000}), ${termsEnd ?? null}::timestamptz)`,
      created_at: sql<Date>`now()`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return {
    __typename: 'CancellationQuote' as const,
    id: globalId('CancellationQuote', id),
    refund: toPayment,
    expiresAt,
    items,
  }
}

/** The booking under cancellation; or how it stands, when the quote no longer fits it or the key was just taken. */
const carryOut = (
  { db, process }: CancellationParts,
  quote: { booking_id: string; booking_version: number },
  call: KeyedCall,
) =>
  db.transaction().execute(async (tx): Promise<Booking | Booking['status']> => {
    const standing = (await lockBooking(tx, quote.booking_id))!
    if (!mayChange(call.viewer, standing.owner))
      throw unknown('input.cancellationQuoteId', 'cancellation quote')
    if (!isCancellable(sagaOf(standing)) || standing.version !== quote.booking_version) return standing.status
    if (!(await takeKey(tx, call, standing.id))) return standing.status
    return process.move(tx, standing, { event: { type: 'booking.cancellation-requested' } })
  })

const answerEarlier = async ({ db, bookings }: CancellationParts, call: KeyedCall) => {
  const earlier = await earlierUse(db, call)
  if (earlier.used === 'never') return undefined
  if (earlier.used === 'other') return idempotencyConflict()
  const booking = (await bookings.findMany([earlier.bookingId], call.viewer)).get(earlier.bookingId)
  return accepted('CancellationAccepted', booking!)
}

export type Cancellations = ReturnType<typeof createCancellations>

const unknown = (field: string, what: string) =>
  invalid(field, `is not one of your ${what}s`, `Send the id of a ${what} as this API gave it to you.`)

const findQuote = async (db: Kysely<BookingTables>, id: string) =>
  isUuid(id)
    ? db
        .selectFrom('cancellation_quotes')
        .selectAll()
        .select(sql<boolean>`expires_at <= now()`.as('expired'))
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
