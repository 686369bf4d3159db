import { zero } from '@wayfare/domain'
import type { Refund } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import { problemOf } from './errors.ts'
import {
  customerIp,
  getItinerary,
  isNotShown,
  openRooms,
  refundOf,
  stateOf,
  stillUnknown,
} from './itineraries.ts'
import type { HotelSupplierOrder } from './itineraries.ts'
import { linkPath } from './link.ts'
import { doneByStatus, noBody } from './wire-itinerary.ts'
import type { WireItinerary } from './wire-itinerary.ts'

/**
 * Drops a held itinerary, cancels every room of a booked one. Rooms that an earlier attempt cancelled are left alone and
 * counted in the refund; where one of several cannot be cancelled, the others are and the error is thrown. Throws
 * UNAVAILABLE while the hotel has yet to say so.
 */
export const cancelItinerary = async (
  client: SupplierClient,
  order: HotelSupplierOrder,
  signal: AbortSignal,
): Promise<Refund> => {
  const before = await getItinerary(client, order.details, signal).catch((error: unknown) => {
    if (isNotShown(error) && order.state === 'HELD' && order.details.drop) return undefined
    throw error
  })
  const nothing: Refund = { refund: zero(order.price.currency), refundTo: 'PAYMENT' }
  if (!before) {
    // The link of the answer that made the hold: it needs no retrieval.
    if (await remove(client, { href: order.details.drop!, order, of: 'hold' }, signal)) return nothing
    throw stillUnknown('cancelled')
  }
  const state = stateOf(before)
  if (state === 'PENDING') throw stillUnknown('confirmed')
  if (state === 'CANCELLED') return order.state === 'HELD' ? nothing : refundOf(before.rooms, order)
  if (state === 'HELD') {
    const done = await remove(client, { href: linkOf(before.links), order, of: 'hold' }, signal)
    if (done || stateOf(await getItinerary(client, order.details, signal)) === 'CANCELLED') return nothing
    throw stillUnknown('cancelled')
  }
  return cancelRooms(client, { before, order }, signal)
}

const cancelRooms = async (
  client: SupplierClient,
  { before, order }: { before: WireItinerary; order: HotelSupplierOrder },
  signal: AbortSignal,
): Promise<Refund> => {
  const outcomes = await Promise.allSettled(
    openRooms(before).map(async ({ links }) =>
      remove(client, { href: linkOf(links), order, of: 'room' }, signal),
    ),
  )
  const failed = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
  if (failed) throw failed.reason
  const after = await getItinerary(client, order.details, signal)
  if (stateOf(after) === 'CANCELLED') return refundOf(after.rooms, order)
  throw stillUnknown('cancelled')
}

const linkOf = (links: WireItinerary['links']): string => {
  if (links?.cancel) return links.cancel.href
  throw stillUnknown('confirmed')
}

interface Removal {
  href: string
  order: HotelSupplierOrder
  of: 'hold' | 'room'
}

/** True when it is done (204); false when only a retrieval tells (202). */
const remove = (client: SupplierClient, { href, order, of }: Removal, signal: AbortSignal) =>
  client.call<boolean>({
    operation: of === 'hold' ? 'deleteHeldBooking' : 'deleteRoom',
    method: 'DELETE',
    path: linkPath(href),
    headers: customerIp(order.details.guest),
    schema: noBody,
    byStatus: doneByStatus,
    refusal: (answer) => (problemOf(answer)?.type === 'room_already_cancelled' ? true : undefined),
    timeoutMs: 60_000,
    signal,
  })
