import { compareMoney, money } from '@wayfare/domain'
import { comparePrices, shownTotal } from '@wayfare/subgraph-kit'
import type { HotelContent, HotelOffer } from './hotel.ts'
import type { HotelOfferFilter, HotelOfferSort } from './generated/resolvers.ts'

export type ContentById = ReadonlyMap<string, HotelContent>

/** Whether the hotels' content is needed to filter or order so. */
export const needsContent = (filter: HotelOfferFilter, { by }: HotelOfferSort) =>
  by !== 'PRICE' || filter.minStars != null || filter.minGuestRating != null

/** `currency` is that of `maxTotal`. */
type Conditions = HotelOfferFilter & { currency?: string | null }

export const keep = (offers: readonly HotelOffer[], filter: Conditions, content: ContentById) => {
  const kept = offers.filter(
    (offer) =>
      (filter.minStars == null || starsOf(offer, content) >= filter.minStars) &&
      (filter.minGuestRating == null || guestRatingOf(offer, content) >= filter.minGuestRating) &&
      (filter.refundable == null || offer.refundable === filter.refundable) &&
      (filter.boards == null || filter.boards.includes(offer.board)) &&
      (filter.maxTotal == null || isWithin(offer, filter.maxTotal, filter.currency)),
  )
  return filter.cheapestOfEachHotel ? cheapestOfEach(kept) : kept
}

/** Ties go to the cheaper, then to the reference, so that pages agree with each other. */
export const order = (
  offers: readonly HotelOffer[],
  { by, direction }: HotelOfferSort,
  content: ContentById,
) => {
  const sign = direction === 'DESCENDING' ? -1 : 1
  const compare = by === 'PRICE' ? signed(sign, comparePrices) : byRating(by, sign, content)
  return offers.toSorted((a, b) => compare(a, b) || cheaperFirst(a, b))
}

type Compare = (a: HotelOffer, b: HotelOffer) => number

const signed =
  (sign: number, compare: Compare): Compare =>
  (a, b) =>
    sign * compare(a, b)

const byRating = (by: 'STAR_RATING' | 'GUEST_RATING', sign: number, content: ContentById): Compare => {
  const rating = by === 'STAR_RATING' ? starsOf : guestRatingOf
  const last = sign * Number.MAX_VALUE
  return (a, b) => sign * ((rating(a, content) || last) - (rating(b, content) || last))
}

const cheaperFirst: Compare = (a, b) => comparePrices(a, b) || (a.ref < b.ref ? -1 : 1)

const starsOf = ({ hotelId }: HotelOffer, content: ContentById) => content.get(hotelId)?.starRating ?? 0
const guestRatingOf = ({ hotelId }: HotelOffer, content: ContentById) =>
  content.get(hotelId)?.guestRating?.overall ?? 0

/** A price that could not be converted is not known to be within the limit. */
const isWithin = ({ price }: HotelOffer, most: string, currency?: string | null) => {
  const total = shownTotal(price)
  return total.currency === currency && compareMoney(total, money(most, currency)) <= 0
}

const cheapestOfEach = (offers: readonly HotelOffer[]) =>
  [...Map.groupBy(offers, ({ hotelId }) => hotelId).values()].map((own) => own.toSorted(cheaperFirst)[0]!)
