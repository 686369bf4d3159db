import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { HotelOffer, HotelRoom, Stay } from '../hotel.ts'
import { encodeRef, isReferable } from '../offer-ref.ts'
import { toBoard } from './board.ts'
import { isFree, toPolicy } from './penalties.ts'
import { pricingOfRooms, toNights, toPrice } from './price.ts'
import { requirementsOf } from './requirements.ts'
import type { WireBedGroup, WirePricing, WireProperty, WireRate, WireRoom } from './wire.ts'

/** A stay, and the currency that its prices are requested in. */
export interface StayInCurrency extends Stay {
  currency: string
}

/** One bed group of one rate: the least that can be booked. */
export interface Choice {
  hotelId: string
  room: Pick<WireRoom, 'id' | 'room_name'>
  rate: Omit<WireRate, 'bed_groups' | 'occupancy_pricing'>
  beds: WireBedGroup
  /** By occupancy. */
  pricing: Readonly<Record<string, WirePricing>>
}

export const choicesOf = ({ property_id: hotelId, rooms }: WireProperty): Choice[] =>
  (rooms ?? []).flatMap(({ rates, id, room_name }) =>
    rates
      .filter(({ status }) => status !== 'sold_out')
      .flatMap(({ bed_groups, occupancy_pricing: pricing, ...rate }) =>
        Object.values(bed_groups)
          .filter((beds) => [hotelId, id, rate.id, beds.id].every(isReferable))
          .map((beds) => ({ hotelId, room: { id, room_name }, rate, beds, pricing })),
      ),
  )

/** The offer of a stay, at what its rate costs. */
export const toOffer = (choice: Choice, stay: Stay, now: { at: Date; ref?: string }): HotelOffer => {
  const { hotelId, room, rate, beds } = choice
  const { checkIn, checkOut, rooms } = stay
  const pricing = pricingOfRooms(stay, choice.pricing)
  const price = toPrice(pricing)
  const nights = toNights(stay, pricing)
  return {
    ref: now.ref ?? refOf(choice, stay),
    supplier: 'rapid',
    fetchedAt: now.at.toISOString(),
    cached: false,
    expiresAt: beds.links.price_check.expires ?? undefined,
    price,
    cancellation: toPolicy(rate, { total: price.total, nights }, now.at),
    requirements: requirementsOf(stay),
    hotelId,
    room: toRoom(room, beds),
    board: toBoard(rate.amenities),
    refundable: isFree(rate, now.at),
    checkIn,
    checkOut,
    rooms,
    nights,
    roomsLeft: roomsLeftOf(rate),
  }
}

/** The offers of a search. One that cannot be read is left out, with a log line, and takes nothing from the others. */
export const toOffers = (choices: readonly Choice[], stay: Stay, log: Logger): HotelOffer[] => {
  const now = { at: new Date() }
  return choices.flatMap((choice) => {
    try {
      return [toOffer(choice, stay, now)]
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      log.warn('rapid sent a rate that is left out', { hotelId: choice.hotelId, problem: error.message })
      return []
    }
  })
}

/** Rapid's largest number stands for one that it does not know. */
const unknownCount = 2_147_483_647

const roomsLeftOf = ({ available_rooms: count }: Choice['rate']) =>
  count == null || count >= unknownCount ? undefined : count

const refOf = ({ hotelId, room, rate, beds }: Choice, { checkIn, checkOut, rooms }: Stay) =>
  encodeRef({ hotelId, roomId: room.id, rateId: rate.id, bedGroupId: beds.id, checkIn, checkOut, rooms })

const toRoom = ({ room_name }: Choice['room'], { description, configuration }: WireBedGroup): HotelRoom => ({
  name: room_name,
  bedding: description ?? undefined,
  beds: (configuration ?? []).flatMap(({ type, size, quantity }) =>
    type ? [{ type, size: size ?? undefined, count: quantity ?? 1 }] : [],
  ),
})
