import type { HotelOffer, HotelRoom, Stay } from '../hotel.ts'
import { encodeRef } from '../offer-ref.ts'
import { toBoard } from './board.ts'
import { linkToken } from './link.ts'
import { isFree, toPolicy } from './penalties.ts'
import { pricingOfRooms, toNights, toPrice } from './price.ts'
import type { WireBedGroup, WirePricing, WireProperty, WireRate, WireRoom } from './wire.ts'

/** What was asked, which an answer does not repeat. */
export interface Asked extends Stay {
  currency: string
}

/** One bed group of one rate: the least that can be booked. */
export interface Choice {
  hotelId: string
  room: WireRoom
  rate: WireRate
  beds: WireBedGroup
}

export const choicesOf = ({ property_id: hotelId, rooms }: WireProperty): Choice[] =>
  (rooms ?? []).flatMap((room) =>
    room.rates
      .filter(({ status }) => status !== 'sold_out')
      .flatMap((rate) => Object.values(rate.bed_groups).map((beds) => ({ hotelId, room, rate, beds }))),
  )

/** The offer at the pricing of its rate, or at a newer one. */
export const toOffer = (
  choice: Choice,
  asked: Asked,
  now: { at: Date; ref?: string; pricing?: Readonly<Record<string, WirePricing>> },
): HotelOffer => {
  const { hotelId, room, rate, beds } = choice
  const { checkIn, checkOut, rooms } = asked
  const pricing = pricingOfRooms(asked, now.pricing ?? rate.occupancy_pricing)
  const price = toPrice(pricing)
  const nights = toNights(asked, pricing)
  return {
    ref: now.ref ?? refOf(choice, asked),
    supplier: 'rapid',
    fetchedAt: now.at.toISOString(),
    cached: false,
    expiresAt: beds.links.price_check.expires ?? undefined,
    price,
    cancellation: toPolicy(rate, { total: price.total, nights }, now.at),
    hotelId,
    room: toRoom(room, beds),
    board: toBoard(rate.amenities),
    refundable: isFree(rate, now.at),
    checkIn,
    checkOut,
    rooms,
    nights,
    roomsLeft: rate.available_rooms ?? undefined,
  }
}

const refOf = ({ hotelId, room, rate, beds }: Choice, { checkIn, checkOut, rooms, currency }: Asked) =>
  encodeRef({
    hotelId,
    roomId: room.id,
    rateId: rate.id,
    bedGroupId: beds.id,
    checkIn,
    checkOut,
    rooms,
    currency,
    token: linkToken(beds.links.price_check.href),
  })

const toRoom = ({ room_name }: WireRoom, { description, configuration }: WireBedGroup): HotelRoom => ({
  name: room_name,
  bedding: description ?? undefined,
  beds: (configuration ?? []).flatMap(({ type, size, quantity }) =>
    type ? [{ type, size: size ?? undefined, count: quantity ?? 1 }] : [],
  ),
})
