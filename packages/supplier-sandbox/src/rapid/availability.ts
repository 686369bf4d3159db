import type { Answer, Call } from '../operation.ts'
import { findProperty, amenityName, type Property } from '../world/hotels.ts'
import { fits, roomsLeft, takenAt, type Rate } from '../world/stay.ts'
import type { World } from '../world/world.ts'
import { drifts } from './drift.ts'
import { wirePenalties } from './penalties.ts'
import { readStayQuery, type StayQuery } from './stay-query.ts'
import { seal } from './token.ts'
import { totalOf, wireOccupancyPricing } from './wire-price.ts'

const linkLifetimeMs = 60 * 60_000

/** What a price-check link remembers: enough to price the stay anew. */
export interface RateToken {
  readonly p: string
  readonly r: string
  readonly t: string
  readonly b: string
  readonly in: string
  readonly out: string
  readonly occ: readonly string[]
  readonly cur: string
  /** The traveller's point of sale. */
  readonly cc: string
  /** How far a test had moved the price when the link was given out. */
  readonly d?: number
  readonly exp: number
}

interface Sold extends Rate {
  readonly left: number
  readonly total: number
  readonly drift: number
}

/** The rates that still have rooms for everybody, the cheapest first, as many as asked. */
const ratesOf = (
  world: World,
  property: Property,
  { query, driftOf }: { query: StayQuery; driftOf: ReturnType<typeof drifts> },
): Sold[] => {
  const seed = world.seed()
  const taken = takenAt(world.store, property.id)
  return property.rooms
    .filter((room) => query.occupancies.every((occupancy) => fits(room, occupancy)))
    .map((room) => ({ room, left: roomsLeft(seed, { property, room, taken }, query) }))
    .filter(({ left }) => left >= query.occupancies.length)
    .flatMap(({ room, left }) => room.ratePlans.map((plan) => ({ property, room, plan, left })))
    .filter(({ plan }) => plan.refundable || !query.filters.includes('refundable'))
    .map((rate) => ({ ...rate, drift: driftOf(rate, query) }))
    .map((rate) => ({ ...rate, total: totalOf(seed, rate, { stay: query, drift: rate.drift }) }))
    .toSorted((a, b) => a.total - b.total)
    .slice(0, query.ratePlanCount)
}

const wireBedGroups = ({ property, room, plan, drift }: Sold, query: StayQuery, now: Date) => {
  const expires = now.getTime() + linkLifetimeMs
  return Object.fromEntries(
    room.bedGroups.map(({ id, description, beds }) => {
      const token: RateToken = {
        p: property.id,
        r: room.id,
        t: plan.id,
        b: id,
        in: query.checkin,
        out: query.checkout,
        cur: query.currency,
        cc: query.countryCode,
        d: drift,
        exp: expires,
        occ: query.occupancies.map(({ text }) => text),
      }
      const href = `/v3/properties/${property.id}/rooms/${room.id}/rates/${plan.id}?token=${seal(token)}`
      const link = { method: 'GET', href, expires: new Date(expires).toISOString() }
      return [id, { links: { price_check: link }, id, description, configuration: beds }]
    }),
  )
}

export const wireRateAmenities = ({ property, plan }: Pick<Rate, 'property' | 'plan'>) => {
  const wifi = property.amenities.includes('2390') ? [['2390', amenityName('2390')]] : []
  const breakfast = plan.breakfast ? [['2104', 'Full breakfast']] : []
  return Object.fromEntries([...wifi, ...breakfast].map(([id = '', name = '']) => [id, { id, name }]))
}

/** A hold is for a single room, of a rate that can be held. */
export const isHoldable = ({ plan }: Pick<Rate, 'plan'>, { occupancies }: Pick<StayQuery, 'occupancies'>) =>
  plan.holdable && occupancies.length === 1

const paymentOptionsLink = (property: string, { currency, countryCode }: StayQuery) => ({
  method: 'GET',
  href: `/v3/properties/${property}/payment-options?token=${seal({ p: property, cur: currency, cc: countryCode, a: 'pay' })}`,
})

const wireRate = (seed: string, rate: Sold, { query, now }: { query: StayQuery; now: Date }) => ({
  id: rate.plan.id,
  status: 'available',
  available_rooms: rate.left,
  refundable: rate.plan.refundable,
  member_deal_available: false,
  sale_scenario: { package: false, member: false, corporate: false, distribution: false },
  merchant_of_record: 'expedia',
  amenities: wireRateAmenities(rate),
  ...(query.include.includes('rooms.rates.holdable') ? { holdable: isHoldable(rate, query) } : {}),
  ...(query.include.includes('rooms.rates.current_refundability')
    ? { current_refundability: rate.plan.refundable ? 'refundable' : 'non_refundable' }
    : {}),
  links: { payment_options: paymentOptionsLink(rate.property.id, query) },
  bed_groups: wireBedGroups(rate, query, now),
  cancel_penalties: wirePenalties(rate, query),
  occupancy_pricing: wireOccupancyPricing(seed, rate, {
    stay: query,
    request: query.currency,
    drift: rate.drift,
  }),
})

const wireProperty = (
  seed: string,
  rates: readonly Sold[],
  parts: { property: Property; query: StayQuery; now: Date },
) => {
  const { property } = parts
  const byRoom = [...Map.groupBy(rates, ({ room }) => room)]
  return {
    property_id: property.id,
    status: 'available',
    rooms: byRoom.map(([room, own]) => ({
      id: room.id,
      room_name: room.name,
      rates: own.map((rate) => wireRate(seed, rate, parts)),
    })),
    score: Math.round(property.score * 1_000) - property.rank,
  }
}

/** A property without a room for everybody is left out. */
export const getAvailability = (world: World, call: Call): Answer => {
  const query = readStayQuery(call.query, call.now)
  // Every rate here is paid to Expedia at booking, and none earns points.
  const others = query.filters.includes('property_collect') && !query.filters.includes('expedia_collect')
  if (call.faults.has('sold-out') || others || query.filters.includes('loyalty'))
    return { status: 200, body: [] }
  const seed = world.seed()
  const driftOf = drifts(world)
  const body = query.propertyIds.flatMap((id) => {
    const property = findProperty(seed, id)
    const rates = property ? ratesOf(world, property, { query, driftOf }) : []
    return property && rates.length > 0 ? [wireProperty(seed, rates, { property, query, now: call.now })] : []
  })
  return { status: 200, body }
}
