import { DomainError, zero } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal } from '@wayfare/subgraph-kit'
import type { SupplierAnswer, SupplierClient } from '@wayfare/supplier-client'
import type { HotelOrderDetails, HotelOrderSupplier } from '../hotel.ts'
import { problemOf, toRefusal } from './errors.ts'
import {
  customerIp,
  findItinerary,
  getItinerary,
  refundOf,
  openRooms,
  stateOf,
  stillUnknown,
  toOrder,
} from './itineraries.ts'
import type { HotelSupplierOrder } from './itineraries.ts'
import { cancelItinerary } from './cancel.ts'
import { linkPath } from './link.ts'
import { toOrderBody } from './order-body.ts'
import type { BillingAddress } from './order-body.ts'
import { freeUntil } from './penalties.ts'
import { forgetQuote, recentQuote } from './quote.ts'
import type { Quoted, Quoting } from './quote.ts'
import { itineraryCreation, noBody } from './wire-itinerary.ts'

/** Hotels may take their time to say yes. */
export const bookingTimeoutMs = 90_000

/** Rapid refuses a second itinerary under one reference, so ordering again is safe at once: `duplicate_itinerary` leads to the first. */
export const rapidOrders = (quoting: Quoting, billingAddress: BillingAddress): HotelOrderSupplier => {
  const client = quoting.client.lane('booking')
  return {
    supplier: 'rapid',
    settleMs: 0,
    find: (request, signal) => find(client, request, signal),
    attemptMs: bookingTimeoutMs + 20_000,
    check: async (request, signal) => {
      const quoted = await recentQuote(quoting, request.offer, signal)
      if ('unavailable' in quoted)
        return { outcome: 'REFUSED', reason: 'SOLD_OUT', message: 'The hotel has no such room left.' }
      const placing = (hold: boolean) => (inner: AbortSignal) =>
        order(quoting, { request, quoted, hold, billingAddress }, inner)
      return {
        outcome: 'CHECKED',
        price: quoted.offer.price.total,
        ...(quoted.holdable && { hold: placing(true) }),
        order: placing(false),
      }
    },
    refresh: async (placed, signal) =>
      toOrder(await getItinerary(client, placed.details, signal), placed.details),
    pay: (held, _, signal) => resume(client, held, signal),
    quoteCancellation: async (placed, signal) => {
      const now = await getItinerary(client, placed.details, signal)
      if (stateOf(now) === 'HELD') return { refund: zero(placed.price.currency), refundTo: 'PAYMENT' }
      const rooms = openRooms(now)
      const [validUntil] = rooms.flatMap(({ rate }) => freeUntil(rate, new Date()) ?? []).toSorted()
      return { refund: refundOf(rooms, placed), refundTo: 'PAYMENT', validUntil }
    },
    cancel: (placed, signal) => cancelItinerary(client, placed, signal),
  }
}

const guestOf = ({ contact, clientIp }: OrderRequest) => ({ email: contact.email, ip: clientIp })

const find = async (
  client: SupplierClient,
  request: OrderRequest,
  signal: AbortSignal,
): Promise<HotelSupplierOrder | undefined> => {
  const guest = guestOf(request)
  const found = await findItinerary(client, { reference: request.clientReference, guest }, signal)
  return found && toOrder(found, { guest })
}

interface Ordering {
  request: OrderRequest
  quoted: Quoted
  hold: boolean
  billingAddress: BillingAddress
}

const order = async (
  quoting: Quoting,
  ordering: Ordering,
  signal: AbortSignal,
): Promise<Placed<HotelOrderDetails> | Refusal> => {
  const { request, quoted } = ordering
  const body = toOrderBody(request, ordering)
  if ('outcome' in body) return body
  const created = await post(quoting.client, { path: quoted.bookPath, body, request }, signal)
  if (created === 'duplicate') {
    const first = await find(quoting.client, request, signal)
    if (first) return { outcome: 'PLACED', order: first }
    throw new DomainError('CONFLICT', 'rapid has another itinerary under our reference', {
      supplier: 'rapid',
    })
  }
  if ('outcome' in created) {
    await forgetQuote(quoting, request.offer)
    return created
  }
  const guest = guestOf(request)
  const { room, board } = quoted.offer
  const itinerary = await getItinerary(quoting.client, { itineraryId: created.itinerary_id, guest }, signal)
  return { outcome: 'PLACED', order: toOrder(itinerary, { guest, room, board }) }
}

type Created = { itinerary_id: string } | 'duplicate' | Refusal

const post = (
  client: SupplierClient,
  { path, body, request }: { path: string; body: object; request: OrderRequest },
  signal: AbortSignal,
): Promise<Created> =>
  client.call<Created>({
    operation: 'postItinerary',
    method: 'POST',
    path,
    headers: customerIp(guestOf(request)),
    json: body,
    schema: itineraryCreation,
    refusal: (answer: SupplierAnswer) =>
      problemOf(answer)?.type === 'duplicate_itinerary' ? 'duplicate' : toRefusal(answer),
    timeoutMs: bookingTimeoutMs,
    signal,
  })

/** Follows the held itinerary's resume link. It is looked at afterwards: 204 means resumed, 202 that nobody knows yet. */
const resume = async (
  client: SupplierClient,
  held: HotelSupplierOrder,
  signal: AbortSignal,
): Promise<Placed<HotelOrderDetails> | Refusal> => {
  const before = await getItinerary(client, held.details, signal)
  const link = before.links?.resume
  if (link) {
    const outcome = await client.call<Refusal | 'resumed'>({
      operation: 'putResumeBooking',
      method: 'PUT',
      path: linkPath(link.href),
      headers: customerIp(held.details.guest),
      schema: noBody.transform(() => 'resumed' as const),
      refusal: toRefusal,
      timeoutMs: bookingTimeoutMs,
      signal,
    })
    if (outcome !== 'resumed') return outcome
  }
  const after = link ? await getItinerary(client, held.details, signal) : before
  switch (stateOf(after)) {
    case 'CONFIRMED':
      return { outcome: 'PLACED', order: toOrder(after, held.details) }
    case 'CANCELLED':
      return { outcome: 'REFUSED', reason: 'EXPIRED', message: 'The hotel gave the held room up.' }
    default:
      throw stillUnknown('confirmed')
  }
}
