import { zero } from '@wayfare/domain'
import type { Refund } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import { problemOf } from './errors.ts'
import { customerIp, getItinerary, openRooms, refundOf, stateOf, stillUnknown } from './itineraries.ts'
import type { HotelSupplierOrder } from './itineraries.ts'
import { linkPath } from './link.ts'
import { noBody } from './wire-itinerary.ts'
import type { WireItinerary } from './wire-itinerary.ts'

/**
 * Drops a held itinerary, cancels every room of a booked one. Rooms that an earlier attempt cancelled are left alone and
 * counted in the refund. Throws UNAVAILABLE while the hotel has yet to say so.
 */
export const cancelItinerary = async (
  client: SupplierClient,
  order: HotelSupplierOrder,
  signal: AbortSignal,
): Promise<Refund> => {
  const before = await getItinerary(client, order.details, signal)
  const state = stateOf(before)
  if (state === 'PENDING') throw stillUnknown('confirmed')
  const refund = state === 'HELD' ? zero(order.price.currency) : refundOf(before.rooms, order)
  if (state === 'CANCELLED') return { refund, refundTo: 'PAYMENT' }
  await Promise.all(cancelLinks(before, state).map((href) => remove(client, { href, order, state }, signal)))
  const after = await getItinerary(client, order.details, signal)
  if (stateOf(after) === 'CANCELLED') return { refund, refundTo: 'PAYMENT' }
  throw stillUnknown('cancelled')
}

const cancelLinks = (itinerary: WireItinerary, state: 'HELD' | 'CONFIRMED') => {
  const links =
    state === 'HELD' ? [itinerary.links?.cancel] : openRooms(itinerary).map(({ links }) => links?.cancel)
  return links.map((link) => {
    if (link) return link.href
    throw stillUnknown('opened for cancelling')
  })
}

interface Removal {
  href: string
  order: HotelSupplierOrder
  state: 'HELD' | 'CONFIRMED'
}

/** 204 means done, 202 that only a retrieve tells: one follows either way. */
const remove = (client: SupplierClient, { href, order, state }: Removal, signal: AbortSignal) =>
  client.call<'done'>({
    operation: state === 'HELD' ? 'deleteHeldBooking' : 'deleteRoom',
    method: 'DELETE',
    path: linkPath(href),
    headers: customerIp(order.details.guest),
    schema: noBody.transform(() => 'done' as const),
    refusal: (answer) => (problemOf(answer)?.type === 'room_already_cancelled' ? 'done' : undefined),
    timeoutMs: 60_000,
    signal,
  })
