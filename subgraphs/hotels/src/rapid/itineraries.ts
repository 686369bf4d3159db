import { DomainError, money, sumMoney, zero } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { HotelOrderDetails } from '../hotel.ts'
import { isFree } from './penalties.ts'
import { totalOf } from './price.ts'
import { itinerariesAnswer, wireItinerary } from './wire-itinerary.ts'
import type { WireBookedRoom, WireItinerary } from './wire-itinerary.ts'

export type HotelSupplierOrder = SupplierOrder<HotelOrderDetails>
type Guest = HotelOrderDetails['guest']

export const customerIp = ({ ip }: Pick<Guest, 'ip'>) => ({ 'customer-ip': ip })

/** The itinerary as it stands, with links that are good now. */
export const getItinerary = (
  client: SupplierClient,
  { itineraryId, guest }: Pick<HotelOrderDetails, 'itineraryId' | 'guest'>,
  signal: AbortSignal,
): Promise<WireItinerary> =>
  client.call({
    operation: 'getReservationByItineraryId',
    path: `itineraries/${encodeURIComponent(itineraryId)}`,
    query: { email: guest.email },
    headers: customerIp(guest),
    schema: wireItinerary,
    signal,
  })

/** The itinerary that was booked under our reference; undefined when there is none. */
export const findItinerary = async (
  client: SupplierClient,
  { reference, guest }: { reference: string; guest: Guest },
  signal: AbortSignal,
): Promise<WireItinerary | undefined> => {
  const found = await client.call({
    operation: 'getReservation',
    path: 'itineraries',
    query: { affiliate_reference_id: reference, email: guest.email },
    headers: customerIp(guest),
    schema: itinerariesAnswer,
    signal,
  })
  return found[0]
}

export const openRooms = ({ rooms }: WireItinerary) => rooms.filter(({ status }) => status !== 'canceled')

/** `PENDING`: on its way at the hotel; only a later look tells what it became. */
export const stateOf = (itinerary: WireItinerary): 'HELD' | 'PENDING' | 'CONFIRMED' | 'CANCELLED' => {
  const open = openRooms(itinerary)
  if (open.length === 0) return 'CANCELLED'
  if (itinerary.links?.resume) return 'HELD'
  return open.some(({ status }) => status === 'pending') ? 'PENDING' : 'CONFIRMED'
}

/** The order as all verticals tell it. One that is pending still counts as held: confirming it waits for the hotel. */
export const toOrder = (
  itinerary: WireItinerary,
  known: Pick<HotelOrderDetails, 'guest' | 'room' | 'board'>,
): HotelSupplierOrder => {
  const state = stateOf(itinerary)
  const now = new Date()
  return {
    reference: itinerary.itinerary_id,
    state: state === 'PENDING' ? 'HELD' : state,
    price: totalOf(itinerary.rooms.map(({ rate }) => rate.pricing)),
    confirmBy: itinerary.links?.resume?.expires ?? undefined,
    reversible: itinerary.rooms.every(({ rate }) => isFree(rate, now)),
    details: {
      itineraryId: itinerary.itinerary_id,
      guest: known.guest,
      room: known.room,
      board: known.board,
    },
  }
}

/** What these rooms give back: for those still booked what cancelling now would, for the others what it did. */
export const refundOf = (rooms: readonly WireBookedRoom[], { price }: HotelSupplierOrder): Money =>
  rooms.length === 0
    ? zero(price.currency)
    : sumMoney(
        rooms.map(({ rate: { cancel_refund } }) =>
          cancel_refund
            ? money(cancel_refund.amount.replace('-', ''), cancel_refund.currency)
            : zero(price.currency),
        ),
        price.currency,
      )

export const stillUnknown = (what: string) =>
  new DomainError('UNAVAILABLE', `rapid has not yet ${what} the itinerary`, {
    supplier: 'rapid',
    retryAfterMs: 2_000,
  })
