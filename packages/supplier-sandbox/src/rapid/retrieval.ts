import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { itineraryKind, wireItinerary, type Itinerary } from './itinerary.ts'
import { requireCustomerIp } from './protocol.ts'
import { required } from './query.ts'
import { noItinerary } from './refusals.ts'
import { testValueOf } from './test-header.ts'
import { unseal } from './token.ts'

export const byId = (world: World, id: string | undefined): Itinerary => {
  const found = id && world.store.get<Itinerary>(itineraryKind, id)
  if (!found) throw noItinerary()
  return found
}

const isHidden = ({ hiddenUntil }: Itinerary, now: Date) =>
  hiddenUntil !== undefined && hiddenUntil > now.toISOString()

/** By turns nothing at all, and the two fields that Rapid tells of an itinerary that it is still writing. */
const hidden = (world: World, { id, createdAt }: Itinerary) =>
  world.store.next(`looks at ${id}`) % 2 === 1
    ? undefined
    : { itinerary_id: id, creation_date_time: createdAt }

/** 206: what a service behind Rapid did not tell is left out. */
const degrade = (itinerary: ReturnType<typeof wireItinerary>) => ({
  ...itinerary,
  links: undefined,
  rooms: itinerary.rooms.map((room) => ({ ...room, rate: undefined, links: undefined })),
})

const tell = (world: World, itinerary: Itinerary, { call, operation }: { call: Call; operation: string }) => {
  const whole = wireItinerary(world, itinerary, call.now)
  const degraded = call.faults.has('degraded-answer') || testValueOf(operation, call) === 'degraded_response'
  return degraded ? { status: 206, body: degrade(whole) } : { status: 200, body: whole }
}

/** The itineraries of one reference and e-mail address: none or one. */
export const findReservation = (world: World, call: Call): Answer => {
  requireCustomerIp(call)
  const reference = required(call.query, 'affiliate_reference_id')
  const email = required(call.query, 'email').toLowerCase()
  const found = world.store.byReference<Itinerary>(itineraryKind, reference)
  if (found?.input.email.toLowerCase() !== email) return { status: 200, body: [] }
  if (isHidden(found, call.now)) {
    const part = hidden(world, found)
    return { status: 200, body: part ? [part] : [] }
  }
  const { status, body } = tell(world, found, { call, operation: 'getReservation' })
  return { status, body: [body] }
}

export const getReservation = (world: World, call: Call): Answer => {
  requireCustomerIp(call)
  const itinerary = byId(world, call.params['itinerary_id'])
  const email = call.query.get('email')?.toLowerCase()
  if (email === undefined ? !isLinked(call, itinerary) : email !== itinerary.input.email.toLowerCase())
    throw noItinerary()
  if (isHidden(itinerary, call.now)) {
    const part = hidden(world, itinerary)
    // An answer, not a throw: the count of looks must outlive the refusal.
    return part ? { status: 200, body: part } : noItinerary().answer
  }
  return tell(world, itinerary, { call, operation: 'getReservationByItineraryId' })
}

const isLinked = ({ query, now }: Call, { id }: Itinerary) =>
  unseal<{ i?: string }>(query.get('token'), now).i === id
