import { DomainError, daysBetween, isLocalDate } from '@wayfare/domain'
import { z } from 'zod'
import type { RoomOccupancy, Stay } from './hotel.ts'

/** All that pricing and booking an offer again takes; what its global id wraps. No database stands behind it. */
export interface OfferRef extends Stay {
  hotelId: string
  roomId: string
  rateId: string
  bedGroupId: string
  /** The currency that was asked for. */
  currency: string
  /** Of the price-check link. It expires; the rest finds the same rate again. */
  token: string
}

/** `2` or `2-9,4`: adults, then the ages of children, as Rapid writes it. */
export const occupancyText = ({ adults, childAges }: RoomOccupancy) =>
  childAges.length > 0 ? `${adults}-${childAges.join(',')}` : String(adults)

export const encodeRef = (ref: OfferRef): string =>
  [
    ref.hotelId,
    ref.roomId,
    ref.rateId,
    ref.bedGroupId,
    ref.checkIn,
    ref.checkOut,
    ref.rooms.map(occupancyText).join(';'),
    ref.currency,
    ref.token,
  ].join('|')

const id = z.string().regex(/^[\w-]{1,64}$/)
const date = z.string().refine(isLocalDate)
const occupancy = z
  .string()
  .regex(/^[1-8](-\d{1,2}(,\d{1,2}){0,5})?$/)
  .transform((text): RoomOccupancy => {
    const [adults, ages] = text.split('-')
    return { adults: Number(adults), childAges: ages?.split(',').map(Number) ?? [] }
  })

const parts = z.tuple([
  id,
  id,
  id,
  id,
  date,
  date,
  z
    .string()
    .transform((text) => text.split(';'))
    .pipe(z.array(occupancy).min(1).max(8)),
  z.string().regex(/^[A-Z]{3}$/),
  z.string().regex(/^[\w.~+/=%-]{1,4000}$/),
])

/** Throws INVALID for what we did not write. */
export const decodeRef = (text: string): OfferRef => {
  const parsed = parts.safeParse(text.split('|'))
  if (!parsed.success) throw garbled(parsed.error)
  const [hotelId, roomId, rateId, bedGroupId, checkIn, checkOut, rooms, currency, token] = parsed.data
  const nights = daysBetween(checkIn, checkOut)
  if (nights < 1 || nights > 28) throw garbled()
  return { hotelId, roomId, rateId, bedGroupId, checkIn, checkOut, rooms, currency, token }
}

const garbled = (cause?: unknown) =>
  new DomainError('INVALID', 'id is not the id of a HotelOffer', {
    field: 'id',
    hint: 'Send the id of a HotelOffer as this API gave it, unchanged.',
    cause,
  })
