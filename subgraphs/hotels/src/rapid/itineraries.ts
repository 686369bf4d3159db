import { DomainError, money, zero, sumMoney } from '@wayfare/domain'
import type { Refund, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierAnswer, SupplierClient } from '@wayfare/supplier-client'
import type { HotelOrderDetails } from '../hotel.ts'
import { isFree } from './penalties.ts'
import { totalOf } from './price.ts'
import { itinerariesAnswer, wireItinerary } from './wire-itinerary.ts'
import type { WireBookedRoom, WireItinerary } from './wire-itinerary.ts'

export type HotelSupplierOrder = SupplierOrder<HotelOrderDetails>
type Guest = HotelOrderDetails['guest']

export const customerIp = ({ ip }: Pick<Guest, 'ip'>) => ({ 'customer-ip': ip })

/**
 * The itinerary as it stands, with links that are good now. Throws UNAVAILABLE while Rapid does not show it: a new one
 * may be hidden for 90 s, and Rapid's guide asks to retry for 30 minutes. An itinerary that was made is never missing.
 */
export const getItinerary = async (
  client: SupplierClient,
  { itineraryId, guest }: Pick<HotelOrderDetails, 'itineraryId' | 'guest'>,
  signal: AbortSignal,
): Promise<WireItinerary> => {
  const found = await client.call<WireItinerary | 'INCOMPLETE'>({
    operation: 'getReservationByItineraryId',
    path: `itineraries/${encodeURIComponent(itineraryId)}`,
    query: { email: guest.email },
    headers: customerIp(guest),
    schema: wireItinerary,
    refusal: ({ status }: SupplierAnswer) => (status === 404 ? 'INCOMPLETE' : undefined),
    signal,
  })
  if (found === 'INCOMPLETE') throw notShown()
  return found
}

/** The itinerary that was booked under our reference; undefined when there is none. */
export const findItinerary = async (
  client: SupplierClient,
  { reference, guest }: { reference: string; guest: Guest },
  signal: AbortSignal,
): Promise<WireItinerary | undefined> => {
  const [found] = await client.call({
    operation: 'getReservation',
    path: 'itineraries',
    query: { affiliate_reference_id: reference, email: guest.email },
    headers: customerIp(guest),
    schema: itinerariesAnswer,
    signal,
  })
  if (found === 'INCOMPLETE') throw notShown()
  return found
}

const notShown = () =>
  new DomainError('UNAVAILABLE', 'The hotel booking was made and is not shown yet. Try again in a minute.', {
    supplier: 'rapid',
    retryAfterMs: 5_000,
  })

/** Whether the error is no more than that: the itinerary exists, and a later look shows it. */
export const isNotShown = (error: unknown) =>
  error instanceof DomainError && error.message === notShown().message

export const openRooms = ({ rooms }: WireItinerary) => rooms.filter(({ status }) => status !== 'canceled')

/** `PENDING`: on its way at the hotel; only a later look tells what it became. */
export const stateOf = (itinerary: WireItinerary): HotelSupplierOrder['state'] => {
  const open = openRooms(itinerary)
  if (open.length === 0) return 'CANCELLED'
  if (itinerary.links?.resume) return 'HELD'
  return open.some(({ status }) => status === 'pending') ? 'PENDING' : 'CONFIRMED'
}

/** The order as all verticals tell it. The price of a hold is good for as long as its link; then it is read anew. */
export const toOrder = (
  itinerary: WireItinerary,
  known: Pick<HotelOrderDetails, 'guest' | 'room' | 'board'>,
): HotelSupplierOrder => {
  const now = new Date()
  const { resume, cancel } = itinerary.links ?? {}
  return {
    reference: itinerary.itinerary_id,
    state: stateOf(itinerary),
    price: totalOf(itinerary.rooms.map(({ rate }) => rate.pricing)),
    priceUntil: resume?.expires ?? undefined,
    reversible: itinerary.rooms.every(({ rate }) => isFree(rate, now)),
    details: {
      itineraryId: itinerary.itinerary_id,
      guest: known.guest,
      room: known.room,
      board: known.board,
      resume: resume?.href,
      drop: cancel?.href,
    },
  }
}

/** What these rooms give back: for those still booked what cancelling now would, for the others what it did. */
export const refundOf = (rooms: readonly WireBookedRoom[], { price }: HotelSupplierOrder): Refund => {
  const refunds = rooms.map(({ rate }) => refundOfRate(rate, price.currency))
  const currencies = new Set(refunds.map((refund) => refund?.currency))
  const [currency = price.currency] = currencies
  const known = refunds.filter((refund) => refund !== undefined)
  // What Rapid does not say, and several currencies, are no amount that could be told.
  if (known.length < refunds.length || currencies.size > 1) return { refundTo: 'UNKNOWN' }
  return { refund: sumMoney(known, currency), refundTo: 'PAYMENT' }
}

const refundOfRate = ({ cancel_refund, refundable }: WireBookedRoom['rate'], currency: string) => {
  if (cancel_refund) return money(cancel_refund.amount.replace('-', ''), cancel_refund.currency)
  return refundable ? undefined : zero(currency)
}

const undecided = {
  confirmed: 'The hotel has not confirmed the booking yet. Try again shortly.',
  cancelled: 'The hotel has not confirmed the cancellation yet. Try again shortly.',
} as const

/** Only a later look tells whether it is so. */
export const stillUnknown = (what: keyof typeof undecided) =>
  new DomainError('UNAVAILABLE', undecided[what], {
    supplier: 'rapid',
    retryAfterMs: 2_000,
  })
