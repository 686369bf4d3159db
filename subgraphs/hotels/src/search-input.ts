import { daysBetween, invalid, requireUpcoming } from '@wayfare/domain'
import { placeCode, requireCount } from '@wayfare/subgraph-kit'
import type { HotelSearch, RoomOccupancy } from './hotel.ts'
import type { HotelOfferFilter, QueryHotelOffersArgs } from './generated/resolvers.ts'

type SearchInput = QueryHotelOffersArgs['search']

const mostNights = 28

/** The search in our own terms, or INVALID naming what is wrong with it. */
export const toSearch = ({ place, checkIn, checkOut, rooms }: SearchInput, now: Date): HotelSearch => {
  const code = placeCode(place, 'search.place')
  requireUpcoming(checkIn, 'search.checkIn', now)
  const nights = daysBetween(checkIn, checkOut)
  if (nights < 1)
    throw invalid(
      'search.checkOut',
      `is ${checkOut}, which is not after checkIn`,
      `Send a day after ${checkIn}.`,
    )
  if (nights > mostNights)
    throw invalid(
      'search.checkOut',
      `is ${nights} nights after checkIn`,
      `Send at most ${mostNights} nights.`,
    )
  requireCount('search.rooms', rooms.length, [1, 8])
  return { place: code, checkIn, checkOut, rooms: rooms.map(toRoom) }
}

const toRoom = ({ adults, childAges }: SearchInput['rooms'][number], index: number): RoomOccupancy => {
  const field = `search.rooms.${index}`
  if (adults < 1 || adults > 8)
    throw invalid(`${field}.adults`, `is ${adults}`, 'Send 1 to 8 adults for each room.')
  requireCount(`${field}.childAges`, childAges.length, [0, 6])
  const wrong = childAges.findIndex((age) => age < 0 || age > 17)
  if (wrong >= 0)
    throw invalid(
      `${field}.childAges.${wrong}`,
      `is ${childAges[wrong]}`,
      'Send ages of 0 to 17; who is older counts among the adults.',
    )
  // One order for one family: the same stay has the same offers.
  return { adults, childAges: childAges.toSorted((a, b) => a - b) }
}

/** Refuses conditions that no offer can be held against. */
export const requireFilter = (filter: HotelOfferFilter, currency: string | null | undefined) => {
  requireRating('filter.minStars', filter.minStars)
  requireRating('filter.minGuestRating', filter.minGuestRating)
  if (filter.maxTotal != null && currency == null)
    throw invalid('filter.maxTotal', 'has no currency', 'Send `currency` with the search too.')
  if (filter.maxTotal?.startsWith('-'))
    throw invalid('filter.maxTotal', 'is negative', 'Send the highest total that is wanted, such as 500.')
}

const requireRating = (field: string, rating: number | null | undefined) => {
  if (rating != null && (rating < 0 || rating > 5)) throw invalid(field, `is ${rating}`, 'Send 0 to 5.')
}
