import { randomInt } from 'node:crypto'
import type { Viewer } from '@wayfare/auth'
import { sealDocuments } from '@wayfare/booking-events'
import { compareMoney, invalid, money, newId } from '@wayfare/domain'
import type { Keyring } from '@wayfare/keyring'
import { withInput } from '@wayfare/subgraph-kit'
import type { Kysely, Transaction } from 'kysely'
import type { Booking, Quote } from '../booking.ts'
import type { ProcessManager } from '../process-manager.ts'
import type { Quotes } from '../quoting/quotes.ts'
import { idempotencyConflict, priceChanged, quoteBooked, quoteExpired } from '../results.ts'
import { newSaga } from '../saga/saga-state.ts'
import type { BookingStore } from '../store/booking-store.ts'
import { insertBooking, lockBooking } from '../store/ledger.ts'
import type { BookingTables } from '../store/tables.ts'
import { earlierUse, takeKey } from './idempotency.ts'
import type { KeyedCall } from './idempotency.ts'
import { ownQuote } from './own-quote.ts'
import { refuseTravellers } from './travellers.ts'
import { tripInput } from './trip-input.ts'
import type { TripInput } from './trip-input.ts'

export interface TripBookingParts {
  db: Kysely<BookingTables>
  quotes: Quotes
  bookings: BookingStore
  process: ProcessManager
  /** Seals travel documents, and authenticates what idempotency keys were used for. */
  keys: Keyring
}

/** Who books, and from where. */
export interface Customer {
  viewer: Viewer
  clientIp: string
}

/** A booking is given to its supplier within milliseconds: asking at once would be too early, later than this too late. */
const firstPollMs = 200

export const accepted = <Name extends 'BookingAccepted' | 'CancellationAccepted'>(
  __typename: Name,
  booking: Booking,
) => ({
  __typename,
  booking,
  version: booking.version,
  nextPollAfterMs: firstPollMs,
})

/** Books trips: each is stored with its first commands in one transaction, then the answer is sent. */
export const createTripBooking = (parts: TripBookingParts) => {
  const { db, quotes, keys } = parts

  const replay = async (viewer: Viewer, bookingId: string) =>
    accepted('BookingAccepted', (await parts.bookings.findMany([bookingId], viewer)).get(bookingId)!)

  const answerEarlier = async (call: KeyedCall) => {
    const earlier = await earlierUse(db, call)
    if (earlier.used === 'never') return undefined
    return earlier.used === 'same' ? replay(call.viewer, earlier.bookingId) : idempotencyConflict()
  }

  return {
    book: (input: unknown, { viewer, clientIp }: Customer) =>
      withInput(tripInput, input, async (trip) => {
        const { idempotencyKey: key, ...rest } = trip
        const call: KeyedCall = { viewer, operation: 'bookTrip', key, input: rest, keys }
        const earlier = await answerEarlier(call)
        if (earlier) return earlier
        const quote = await ownQuote(quotes, trip.quoteId, viewer)
        if (quote.expired) return quoteExpired(['input', 'quoteId'])
        const refused = refuseTravellers(quote, trip.travellers)
        if (refused) return refused
        if (exceeds(quote, trip.maxTotal)) return priceChanged(quote.total)
        const booking = newBooking(quote, trip, { viewer, clientIp, keys })
        const stored = await db.transaction().execute((tx) => store(tx, call, booking))
        if (stored === 'taken') return (await answerEarlier(call))!
        if (typeof stored === 'string') return quoteBooked(stored)
        return accepted('BookingAccepted', stored)
      }),
  }

  /** The booking; `taken` when the key was; the reference of the booking that the quote led to already. */
  async function store(
    tx: Transaction<BookingTables>,
    call: KeyedCall,
    booking: Booking,
  ): Promise<Booking | string> {
    if (!(await takeKey(tx, call, booking.id))) return 'taken'
    const standing = await standingBooking(tx, booking.quoteId)
    if (standing) {
      // The key stays free: another quote may be booked with it.
      await tx.deleteFrom('idempotency_keys').where('booking_id', '=', booking.id).execute()
      return standing
    }
    await insertBooking(tx, booking)
    return parts.process.request(tx, (await lockBooking(tx, booking.id))!)
  }
}

export type TripBooking = ReturnType<typeof createTripBooking>

/** A quote is booked once, unless its booking came to nothing: then another card may be tried. */
const standingBooking = async (tx: Transaction<BookingTables>, quoteId: string) => {
  // Locks the quote as well: of two bookings at once, one sees the other.
  await tx.updateTable('quotes').set({ booked: true }).where('id', '=', quoteId).execute()
  const query = tx.selectFrom('bookings').select('reference').where('quote_id', '=', quoteId)
  return (await query.where('status', 'not in', ['PAYMENT_FAILED', 'FAILED', 'CANCELLED']).executeTakeFirst())
    ?.reference
}

const exceeds = ({ total }: Quote, limit: TripInput['maxTotal']) => {
  if (!limit) return false
  if (limit.currency !== total.currency)
    throw invalid(
      'input.maxTotal.currency',
      `is ${limit.currency}, the quote is in ${total.currency}`,
      `Send ${total.currency}.`,
    )
  return compareMoney(total, money(limit.amount, limit.currency)) > 0
}

const newBooking = (
  quote: Quote,
  trip: TripInput,
  { viewer, clientIp, keys }: Customer & { keys: Keyring },
): Booking => {
  const id = newId()
  const reference = newReference()
  const saga = newSaga(quote.items.map(() => newId()))
  const now = new Date()
  return {
    id,
    reference,
    // It belongs to the owner of the quote, no matter who books it: the owner sees it.
    owner: quote.owner,
    ...(viewer.id === quote.owner.viewerId ? {} : { bookedBy: viewer.id }),
    quoteId: quote.id,
    goal: saga.goal,
    status: saga.status,
    version: 0,
    total: quote.total,
    paymentId: newId(),
    payment: saga.payment,
    pending: saga.pending,
    party: {
      travellers: trip.travellers.map((traveller, index) =>
        sealDocuments(keys, id, { id: String(index + 1), ...traveller }),
      ),
      contact: trip.contact,
      paymentMethod: trip.paymentMethod,
      clientIp,
    },
    items: quote.items.map(({ previousPrice: _before, requirements: _checked, ...item }, index) => ({
      ...item,
      id: saga.items[index]!.id,
      clientReference: `${reference}-${index + 1}`,
      saga: saga.items[index]!,
    })),
    createdAt: now,
    updatedAt: now,
  }
}

/** Eight signs that nobody misreads over the telephone. About 10^12 of them: the table's unique key catches the rest. */
const newReference = () => `WF${Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('')}`
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
