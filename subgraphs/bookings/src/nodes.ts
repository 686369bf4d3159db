import { DomainError, invalid, parseGlobalId } from '@wayfare/domain'
import type { Booking } from './booking.ts'
import type { BookingLoaders } from './loaders.ts'

/** Types with a global id of other services: `node` points at them, and the router reads them there. */
const typesOfOthers = [
  'FlightOffer',
  'HotelOffer',
  'FlightOrder',
  'HotelOrder',
  'Payment',
  'Hotel',
  'Place',
  'SavedTraveller',
] as const

type Found =
  | { __typename: (typeof typesOfOthers)[number]; id: string }
  | ({ __typename: 'Booking' } & Booking)

/** The booking that the viewer may see; null when there is none. */
export const bookingOf = (local: string, { bookings }: BookingLoaders): Promise<Booking | null> =>
  bookings.load(local).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null
    throw error
  })

/** What a global id names; null for an unknown type and for an unknown booking. Other services say what exists there. */
export const nodeOf = async (id: string, loaders: BookingLoaders): Promise<Found | null> => {
  const { type, local } = parseGlobalId(id) ?? { type: '', local: '' }
  const known = typesOfOthers.find((each) => each === type)
  if (known) return { __typename: known, id }
  const booking = type === 'Booking' ? await bookingOf(local, loaders) : null
  return booking && { __typename: 'Booking', ...booking }
}

export const nodesOf = async (ids: readonly string[], loaders: BookingLoaders) => {
  if (ids.length > 100) throw invalid('ids', `has ${ids.length} entries`, 'Send at most 100.')
  return Promise.all(ids.map((id) => nodeOf(id, loaders)))
}
