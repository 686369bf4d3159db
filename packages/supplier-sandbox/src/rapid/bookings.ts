import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import {
  heldLinks,
  isHeld,
  itineraryKind,
  link,
  newItinerary,
  roomsTaken,
  save,
  statusOf,
  stayOf,
  totalPrice,
  type Itinerary,
} from './itinerary.ts'
import { readItineraryInput, type ItineraryInput } from './itinerary-input.ts'
import { isHoldable } from './availability.ts'
import { driftOf, raiseRate } from './drift.ts'
import { requireCustomerIp } from './protocol.ts'
import { hasRooms, soldStay, type SoldStay } from './price-check.ts'
import {
  invalidBody,
  invalidInput,
  invalidLink,
  priceMismatch,
  refuse,
  roomsUnavailable,
} from './refusals.ts'
import { byId } from './retrieval.ts'
import { testValueOf } from './test-header.ts'
import { unseal } from './token.ts'

const requireNew = (world: World, { affiliate_reference_id: reference }: ItineraryInput) => {
  if (reference === undefined || !world.store.byReference(itineraryKind, reference)) return
  const fields = [{ name: 'affiliate_reference_id', type: 'body', value: reference }] as const
  const message = 'An itinerary already exists with this affiliate reference id.'
  throw invalidInput([{ type: 'duplicate_itinerary', message, fields }])
}

const requireBookable = (world: World, sold: SoldStay, call: Call) => {
  const { faults } = call
  const test = testValueOf('postItinerary', call)
  if (test === 'cc_declined')
    throw invalidInput([{ type: 'payment.declined', message: 'The card was declined.' }])
  if (faults.has('sold-out') || test === 'rooms_unavailable' || !hasRooms(world, sold))
    throw roomsUnavailable()
}

/** Books or holds. The price is the book link's; a rate that has become dearer since refuses. */
export const postItinerary = (world: World, call: Call): Answer => {
  requireCustomerIp(call)
  const sold = soldStay(world, call.query.get('token'), call.now)
  const input = readItineraryInput(call.body)
  if (input.rooms.length !== sold.stay.occupancies.length) throw invalidBody(['rooms'], 'invalid')
  if (input.hold && !isHoldable(sold.rate, sold.stay)) throw invalidBody(['hold'], 'invalid', 'true')
  requireNew(world, input)
  requireBookable(world, sold, call)
  if (call.faults.has('price-changed')) raiseRate(world, sold.rate, sold.stay)
  const moved = driftOf(world, sold.rate, sold.stay) !== (sold.token.d ?? 1)
  // An answer, not a throw: the raised price must outlive the refusal.
  if (moved || testValueOf('postItinerary', call) === 'price_mismatch') return priceMismatch().answer
  const pendingMs = call.faults.get('delayed-confirmation')
  const hiddenMs = call.faults.get('retrieval-lag')
  const itinerary = newItinerary(world, sold, { input, now: call.now, pendingMs, hiddenMs })
  save(world, itinerary)
  world.inventory.take(roomsTaken(itinerary.id, sold, input.rooms.length), itinerary.heldUntil ?? undefined)
  record(world, sold, itinerary)
  const links = {
    retrieve: link('GET', itinerary.id, { i: itinerary.id }),
    ...(input.hold ? heldLinks(itinerary, call.now) : {}),
  }
  return { status: 201, body: { itinerary_id: itinerary.id, links } }
}

const record = (world: World, sold: SoldStay, { id, input, heldUntil, pendingUntil }: Itinerary) => {
  const settles = heldUntil
    ? ({ at: heldUntil, to: 'expired' } as const)
    : pendingUntil
      ? ({ at: pendingUntil, to: 'confirmed' } as const)
      : undefined
  world.ledger.opened({
    supplier: 'rapid',
    id,
    clientReference: input.affiliate_reference_id,
    state: heldUntil ? 'held' : pendingUntil ? 'pending' : 'confirmed',
    amount: totalPrice(world, sold),
    currency: sold.rate.property.currency,
    settles,
  })
}

const requireHold = (world: World, call: Call, action: 'resume' | 'drop'): Itinerary => {
  requireCustomerIp(call)
  const itinerary = byId(world, call.params['itinerary_id'])
  const token = unseal<{ i?: string; a?: string }>(call.query.get('token'), call.now)
  const open =
    isHeld(itinerary) && itinerary.rooms.some((room) => statusOf(itinerary, room, call.now) === 'pending')
  if (token.i !== itinerary.id || token.a !== action || !open) throw invalidLink()
  return itinerary
}

/** 204 when it is done; 202 when the property has yet to say so: then only a retrieve tells. */
const doneOrUnknown = (delay: number | undefined): Answer => ({ status: delay === undefined ? 204 : 202 })

export const resumeBooking = (world: World, call: Call): Answer => {
  const itinerary = requireHold(world, call, 'resume')
  const delay = call.faults.get('delayed-confirmation')
  const pendingUntil = delay === undefined ? null : new Date(call.now.getTime() + delay).toISOString()
  save(world, { ...itinerary, heldUntil: null, pendingUntil })
  world.inventory.keep(itinerary.id)
  const order = { supplier: 'rapid', id: itinerary.id }
  if (pendingUntil === null) world.ledger.moved({ ...order, state: 'confirmed' })
  else world.ledger.moved({ ...order, state: 'pending' }, { at: pendingUntil, to: 'confirmed' })
  return doneOrUnknown(delay)
}

const cancelRooms = (
  world: World,
  itinerary: Itinerary,
  { call, ids }: { call: Call; ids: readonly string[] },
) => {
  const delay = call.faults.get('delayed-confirmation')
  const cancelledAt = new Date(call.now.getTime() + (delay ?? 0)).toISOString()
  const rooms = itinerary.rooms.map((room) => (ids.includes(room.id) ? { ...room, cancelledAt } : room))
  save(world, { ...itinerary, rooms })
  const sold = stayOf(world, itinerary, call.now)
  world.inventory.giveBack(roomsTaken(itinerary.id, sold, ids.length))
  if (rooms.every((room) => room.cancelledAt !== null)) {
    const order = { supplier: 'rapid', id: itinerary.id }
    if (delay === undefined) world.ledger.moved({ ...order, state: 'cancelled' })
    else
      world.ledger.moved(
        { ...order, state: isHeld(itinerary) ? 'held' : 'confirmed' },
        { at: cancelledAt, to: 'cancelled' },
      )
  }
  return doneOrUnknown(delay)
}

export const dropHold = (world: World, call: Call): Answer => {
  const itinerary = requireHold(world, call, 'drop')
  return cancelRooms(world, itinerary, { call, ids: itinerary.rooms.map(({ id }) => id) })
}

export const cancelRoom = (world: World, call: Call): Answer => {
  requireCustomerIp(call)
  const itinerary = byId(world, call.params['itinerary_id'])
  const token = unseal<{ i?: string; m?: string }>(call.query.get('token'), call.now)
  const room = itinerary.rooms.find(({ id }) => id === call.params['room_id'])
  if (!room || token.i !== itinerary.id || token.m !== room.id || isHeld(itinerary)) throw invalidLink()
  if (room.cancelledAt !== null) throw refuse(400, 'room_already_cancelled', 'Room is already cancelled.')
  return cancelRooms(world, itinerary, { call, ids: [room.id] })
}
