import { digits } from '../random.ts'
import { amountText } from '../world/currency.ts'
import { inclusiveOf, nightKeys, priceRoom, type RoomPrice } from '../world/stay.ts'
import type { Taking } from '../world/inventory.ts'
import type { World } from '../world/world.ts'
import { wireRateAmenities } from './availability.ts'
import type { ItineraryInput } from './itinerary-input.ts'
import { refundOf, wirePenalties } from './penalties.ts'
import { soldStay, type SoldStay } from './price-check.ts'
import { seal } from './token.ts'
import { wirePrice } from './wire-price.ts'

export const itineraryKind = 'rapid.itinerary'

interface BookedRoom {
  readonly id: string
  readonly cancelledAt: string | null
}

/** What is remembered of a booking; prices follow from its link's token. */
export interface Itinerary {
  readonly id: string
  readonly createdAt: string
  readonly input: ItineraryInput
  /** The book link's token, for ever valid here. */
  readonly sold: object
  /** Until then an unresumed hold stands; null once resumed or never held. */
  readonly heldUntil: string | null
  /** Until then the booking is pending at the property. */
  readonly pendingUntil: string | null
  /** Until then it cannot be retrieved, as a new itinerary at Rapid; absent for at once. */
  readonly hiddenUntil?: string
  readonly rooms: readonly BookedRoom[]
}

const holdMs = 30 * 60_000
/** A link to resume or drop a hold; a retrieval gives a new one. */
const heldLinkMs = 10 * 60_000

export const newItinerary = (
  world: World,
  sold: SoldStay,
  parts: { input: ItineraryInput; now: Date; pendingMs: number | undefined; hiddenMs: number | undefined },
): Itinerary => {
  const id = `8${digits(`${world.seed()} itinerary ${world.store.next('itinerary')}`, 12)}`
  const { exp: _, ...token } = sold.token
  const later = (ms: number) => new Date(parts.now.getTime() + ms).toISOString()
  return {
    id,
    createdAt: parts.now.toISOString(),
    input: parts.input,
    sold: token,
    heldUntil: parts.input.hold ? later(holdMs) : null,
    pendingUntil: parts.pendingMs === undefined ? null : later(parts.pendingMs),
    ...(parts.hiddenMs === undefined ? {} : { hiddenUntil: later(parts.hiddenMs) }),
    rooms: parts.input.rooms.map((_, index) => ({ id: digits(`room ${id} ${index}`, 9), cancelledAt: null })),
  }
}

export const save = (world: World, itinerary: Itinerary) =>
  world.store.put(itineraryKind, itinerary.id, {
    body: itinerary,
    reference: itinerary.input.affiliate_reference_id,
  })

export const isHeld = ({ heldUntil }: Itinerary) => heldUntil !== null
const lapsed = ({ heldUntil }: Itinerary, now: Date) => heldUntil !== null && heldUntil <= now.toISOString()

const isCancelled = (itinerary: Itinerary, { cancelledAt }: BookedRoom, now: Date) =>
  lapsed(itinerary, now) || (cancelledAt !== null && cancelledAt <= now.toISOString())

export const statusOf = (itinerary: Itinerary, room: BookedRoom, now: Date) => {
  if (isCancelled(itinerary, room, now)) return 'canceled'
  const pending = itinerary.pendingUntil !== null && itinerary.pendingUntil > now.toISOString()
  return isHeld(itinerary) || pending ? 'pending' : 'booked'
}

/** The stay as it was sold, whenever that was. */
export const stayOf = (world: World, { sold }: Itinerary, now: Date): SoldStay =>
  soldStay(world, seal(sold), now)

const priceOf = (world: World, { rate, stay, token }: SoldStay, index: number): RoomPrice =>
  priceRoom(world.seed(), rate, { stay, occupancy: stay.occupancies[index]!, drift: token.d })

export const totalPrice = (world: World, sold: SoldStay): string => {
  const minor = sold.stay.occupancies.map((_, index) => inclusiveOf(priceOf(world, sold, index)))
  return amountText(
    minor.reduce((total, each) => total + each, 0),
    sold.rate.property.currency,
  )
}

/** So many rooms of the kind on each night of the stay, as the inventory counts them. */
export const roomsTaken = (owner: string, { rate, stay }: SoldStay, count: number): Taking => ({
  owner,
  things: nightKeys(rate, stay).map((thing) => ({ thing, count })),
})

export const link = (method: string, path: string, token: object) => ({
  method,
  href: `/v3/itineraries/${path}?token=${seal(token)}`,
})

const wireRoom = (
  world: World,
  itinerary: Itinerary,
  { index, sold, now }: { index: number; sold: SoldStay; now: Date },
) => {
  const { rate, stay, token } = sold
  const room = itinerary.rooms[index]!
  const guest = itinerary.input.rooms[index]!
  const price = priceOf(world, sold, index)
  const { currency } = rate.property
  const paid = inclusiveOf(price)
  const firstNight = price.nights[0]!.base + price.nights[0]!.tax
  const at = room.cancelledAt === null ? now : new Date(room.cancelledAt)
  const status = statusOf(itinerary, room, now)
  const refund = isHeld(itinerary) ? 0 : refundOf(rate, { stay, paid, firstNight, now: at })
  return {
    id: room.id,
    confirmation_id: { expedia: digits(`expedia ${room.id}`, 10) },
    bed_group_id: token.b,
    checkin: stay.checkin,
    checkout: stay.checkout,
    number_of_adults: stay.occupancies[index]!.adults,
    child_ages: stay.occupancies[index]!.childAges,
    given_name: guest.given_name,
    family_name: guest.family_name,
    status,
    ...(guest.special_request ? { special_request: guest.special_request } : {}),
    smoking: guest.smoking,
    rate: {
      id: rate.plan.id,
      merchant_of_record: 'expedia',
      refundable: rate.plan.refundable,
      cancel_refund: { amount: amountText(refund, currency), currency },
      amenities: Object.keys(wireRateAmenities(rate)),
      cancel_penalties: wirePenalties(rate, stay),
      pricing: wirePrice(price, { billable: currency, request: token.cur }),
    },
    ...(status === 'booked'
      ? {
          links: {
            cancel: link('DELETE', `${itinerary.id}/rooms/${room.id}`, { i: itinerary.id, m: room.id }),
          },
        }
      : {}),
  }
}

export const wireItinerary = (world: World, itinerary: Itinerary, now: Date) => {
  const { id, input, createdAt } = itinerary
  const sold = stayOf(world, itinerary, now)
  const open = isHeld(itinerary) && itinerary.rooms.some((room) => !isCancelled(itinerary, room, now))
  return {
    itinerary_id: id,
    property_id: sold.rate.property.id,
    links: open ? heldLinks(itinerary, now) : {},
    email: input.email,
    phone: input.phone,
    rooms: itinerary.rooms.map((_, index) => wireRoom(world, itinerary, { index, sold, now })),
    ...(input.payments[0] ? { billing_contact: input.payments[0].billing_contact } : {}),
    creation_date_time: createdAt,
    ...(input.affiliate_reference_id ? { affiliate_reference_id: input.affiliate_reference_id } : {}),
    ...(input.affiliate_metadata ? { affiliate_metadata: input.affiliate_metadata } : {}),
    travel_purpose: 'unspecified',
  }
}

/** They end with the hold, or after ten minutes. */
export const heldLinks = ({ id, heldUntil }: Itinerary, now: Date) => {
  const exp = Math.min(now.getTime() + heldLinkMs, Date.parse(heldUntil!))
  const heldLink = (method: string, action: string) => ({
    ...link(method, id, { i: id, a: action, exp }),
    expires: new Date(exp).toISOString(),
  })
  return { resume: heldLink('PUT', 'resume'), cancel: heldLink('DELETE', 'drop') }
}
