import type { Answer, Call } from '../operation.ts'
import { findProperty } from '../world/hotels.ts'
import { roomsLeft, takenAt, type Rate, type Stay } from '../world/stay.ts'
import type { World } from '../world/world.ts'
import type { RateToken } from './availability.ts'
import { driftOf, raiseRate } from './drift.ts'
import { invalidLink } from './refusals.ts'
import { readOccupancy } from './stay-query.ts'
import { testValueOf } from './test-header.ts'
import { seal, unseal } from './token.ts'
import { wireOccupancyPricing } from './wire-price.ts'

const bookLifetimeMs = 30 * 60_000

export interface SoldStay {
  readonly rate: Rate
  readonly stay: Stay
  readonly token: RateToken
}

/** The rate and stay that a sealed link stands for. */
export const soldStay = (world: World, text: string | null, now: Date): SoldStay => {
  const token = unseal<RateToken>(text, now)
  const property = findProperty(world.seed(), token.p)
  const room = property?.rooms.find(({ id }) => id === token.r)
  const plan = room?.ratePlans.find(({ id }) => id === token.t)
  if (!property || !room || !plan) throw invalidLink()
  const stay = { checkin: token.in, checkout: token.out, occupancies: token.occ.map(readOccupancy) }
  return { rate: { property, room, plan }, stay, token }
}

export const hasRooms = (world: World, { rate, stay }: SoldStay): boolean => {
  const { property, room } = rate
  const taken = takenAt(world.store, property.id)
  return roomsLeft(world.seed(), { property, room, taken }, stay) >= stay.occupancies.length
}

/** Whether the rate can still be booked, at which price, and the link that books it. */
export const priceCheck = (world: World, call: Call): Answer => {
  const sold = soldStay(world, call.query.get('token'), call.now)
  const { rate, stay, token } = sold
  const { property_id, room_id, rate_id } = call.params
  if (property_id !== token.p || room_id !== token.r || rate_id !== token.t) throw invalidLink()
  const test = testValueOf('priceCheck', call)
  if (call.faults.has('sold-out') || test === 'sold_out' || !hasRooms(world, sold))
    return { status: 200, body: { status: 'sold_out', links: {} } }
  const moved = call.faults.has('price-changed') || test === 'price_changed'
  const drift = moved ? raiseRate(world, rate, stay) : driftOf(world, rate, stay)
  const changed = drift !== (token.d ?? 1)
  const exp = call.now.getTime() + bookLifetimeMs
  const href = `/v3/itineraries?token=${seal({ ...token, d: drift, exp })}`
  const body = {
    status: changed ? 'price_changed' : 'available',
    occupancy_pricing: wireOccupancyPricing(world.seed(), rate, { stay, request: token.cur, drift }),
    links: { book: { method: 'POST', href, expires: new Date(exp).toISOString() } },
  }
  return { status: 200, body }
}
