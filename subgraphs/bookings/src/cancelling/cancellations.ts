import type { Viewer } from '@wayfare/auth'
import { json } from '@wayfare/database'
import { globalId, invalid, newId, sumMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import { withInput } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Booking } from '../booking.ts'
import { accepted } from '../desk/desk.ts'
import { earlierUse, takeKey } from '../desk/idempotency.ts'
import type { KeyedCall } from '../desk/idempotency.ts'
import { idOf, idempotencyKey } from '../desk/trip-input.ts'
import { inTripCurrency } from '../process-manager.ts'
import type { ProcessManager } from '../process-manager.ts'
import type { SubgraphClient } from '../quoting/subgraph-client.ts'
import { idempotencyConflict, notCancellable, quoteExpired } from '../results.ts'
import type { BookingStore } from '../store/booking-store.ts'
import { lockBooking } from '../store/ledger.ts'
import type { BookingTables } from '../store/tables.ts'
import { isUuid } from '../store/uuid.ts'
import { orderTerms } from './order-terms.ts'

/** Suppliers' terms move at their deadlines: a quote is good for a look and a click. */
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
}

interface ItemRefund {
  itemId: string
  refund: Money
}

/** Cancelling in two steps: what it would give back, then doing it. */
export const createCancellations = (parts: CancellationParts) => ({
  quote: (input: unknown, viewer: Viewer, signal: AbortSignal) =>
    withInput(quoteInput, input, async ({ bookingId }) => {
      const booking = (await parts.bookings.findMany([bookingId], viewer)).get(bookingId)
      if (!booking) throw unknown('input.bookingId', 'booking')
      if (booking.status !== 'CONFIRMED') return notCancellable(booking.status, ['input', 'bookingId'])
      return storeQuote(parts.db, viewer, {
        booking,
        ...(await quoteItems(parts.subgraphs, booking, signal)),
      })
    }),

  cancel: (input: unknown, viewer: Viewer) =>
    withInput(cancelInput, input, async ({ cancellationQuoteId, idempotencyKey: key }) => {
      const call: KeyedCall = { viewer, operation: 'cancelBooking', key, input: { cancellationQuoteId } }
      const earlier = await answerEarlier(parts, call)
      if (earlier) return earlier
      const path = ['input', 'cancellationQuoteId']
      const quote = await findQuote(parts.db, cancellationQuoteId)
      if (!quote || quote.viewer_id !== viewer.id) throw unknown(path.join('.'), 'cancellation quote')
      if (quote.expires_at.getTime() <= Date.now()) return quoteExpired(path)
      const outcome = await carryOut(parts, quote, call)
      if (typeof outcome === 'object') return accepted('CancellationAccepted', outcome)
      return (await answerEarlier(parts, call)) ?? notCancellable(outcome, path)
    }),
})

const quoteItems = async (subgraphs: SubgraphClient, booking: Booking, signal: AbortSignal) => {
  const terms = await Promise.all(booking.items.map((item) => orderTerms(subgraphs, item, signal)))
  const items: ItemRefund[] = booking.items.map((item, index) => ({
    itemId: item.id,
    refund: inTripCurrency(item, terms[index]!.refund),
  }))
  const ends = terms.flatMap(({ validUntil }) => (validUntil ? [validUntil.getTime()] : []))
  return { items, expiresAt: new Date(Math.min(Date.now() + longestMs, ...ends)) }
}

interface NewQuote {
  booking: Booking
  items: readonly ItemRefund[]
  expiresAt: Date
}

const storeQuote = async (
  db: Kysely<BookingTables>,
  viewer: Viewer,
  { booking, items, expiresAt }: NewQuote,
) => {
  const refund = sumMoney(
    items.map((item) => item.refund),
    booking.total.currency,
  )
  const id = newId()
  await db
    .insertInto('cancellation_quotes')
    .values({
      id,
      viewer_id: viewer.id,
      booking_id: booking.id,
      booking_version: booking.version,
      refund: json(refund),
      items: json(items),
      expires_at: expiresAt,
      created_at: sql<Date>`now()`,
    })
    .execute()
  return {
    __typename: 'CancellationQuote' as const,
    id: globalId('CancellationQuote', id),
    refund,
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
    if (standing.status !== 'CONFIRMED' || standing.version !== quote.booking_version) return standing.status
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
  invalid(field, `is no ${what} of yours`, `Send the id of a ${what} as this API gave it to you.`)

const findQuote = async (db: Kysely<BookingTables>, id: string) =>
  isUuid(id)
    ? db.selectFrom('cancellation_quotes').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
