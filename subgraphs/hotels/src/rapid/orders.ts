import { zero } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { HotelOrderDetails, HotelOrderSupplier } from '../hotel.ts'
import { bookingTimeoutMs, createItinerary, guestOf } from './create.ts'
import { cancelItinerary } from './cancel.ts'
import { isDeadLink, refusalOf, toRefusal } from './errors.ts'
import {
  customerIp,
  findItinerary,
  getItinerary,
  openRooms,
  refundOf,
  stateOf,
  toOrder,
} from './itineraries.ts'
import type { HotelSupplierOrder } from './itineraries.ts'
import { linkPath } from './link.ts'
import type { BillingAddress } from './order-body.ts'
import { freeUntil } from './penalties.ts'
import { recentQuote } from './quote.ts'
import type { Quoting } from './quote.ts'
import { doneByStatus, noBody } from './wire-itinerary.ts'

export interface OrderingOptions {
  billingAddress: BillingAddress
  /** How long a new itinerary may be hidden from those who look for it by our reference. */
  settleMs: number
  /** Told the address of each traveller who orders. */
  checkAddress: (address: string) => void
}

/** The longest that one attempt lasts: the booking, and the look at what it made. */
const attemptMs = bookingTimeoutMs + 20_000
/** Rapid's guide: retry the retrieval of a booking for 30 minutes. */
const appearsForMs = 30 * 60_000

export const rapidOrders = (
  quoting: Quoting,
  { billingAddress, settleMs, checkAddress }: OrderingOptions,
): HotelOrderSupplier => {
  const client = quoting.client.lane('booking')
  return {
    supplier: 'rapid',
    settleMs,
    attemptMs,
    appearsForMs,
    check: async (request, signal) => {
      const quoted = await recentQuote(quoting, request.offer, signal)
      if ('unavailable' in quoted) return refusalOf('SOLD_OUT')
      checkAddress(request.clientIp)
      const placing = (hold: boolean) => (inner: AbortSignal) =>
        createItinerary({ quoting, client, request, quoted, hold, billingAddress }, inner)
      return {
        outcome: 'CHECKED',
        price: quoted.offer.price.total,
        ...(quoted.holdable && { hold: placing(true) }),
        order: placing(false),
      }
    },
    find: (request, signal) => find(client, request, signal),
    refresh: async (placed, signal) =>
      toOrder(await getItinerary(client, placed.details, signal), placed.details),
    pay: (held, _, signal) => resume(client, held, signal),
    quoteCancellation: async (placed, signal) => {
      const now = await getItinerary(client, placed.details, signal)
      if (stateOf(now) === 'HELD') return { refund: zero(placed.price.currency), refundTo: 'PAYMENT' }
      const rooms = openRooms(now)
      const [validUntil] = rooms.flatMap(({ rate }) => freeUntil(rate, new Date()) ?? []).toSorted()
      return { ...refundOf(rooms, placed), validUntil }
    },
    cancel: (placed, signal) => cancelItinerary(client, placed, signal),
  }
}

const find = async (
  client: SupplierClient,
  request: OrderRequest,
  signal: AbortSignal,
): Promise<HotelSupplierOrder | undefined> => {
  const guest = guestOf(request)
  const found = await findItinerary(client, { reference: request.clientReference, guest }, signal)
  return found && toOrder(found, { guest })
}

/** Follows the link that pays what is held: the known one, or that of a retrieval where it has expired. */
const resume = async (
  client: SupplierClient,
  held: HotelSupplierOrder,
  signal: AbortSignal,
): Promise<Placed<HotelOrderDetails> | Refusal> => {
  const known = held.details.resume
  const outcome = known ? await follow(client, { href: known, held }, signal) : 'dead link'
  if (outcome === true) return confirmed(held)
  if (outcome !== 'dead link') return outcome === false ? look(client, held, signal) : outcome
  const now = await getItinerary(client, held.details, signal)
  const link = now.links?.resume
  if (!link) return decided(toOrder(now, held.details))
  const second = await follow(client, { href: link.href, held }, signal)
  if (second === true) return confirmed(held)
  return second === false || second === 'dead link' ? look(client, held, signal) : second
}

/** True: it is paid (204). False: only a retrieval tells (202). */
const follow = (
  client: SupplierClient,
  { href, held }: { href: string; held: HotelSupplierOrder },
  signal: AbortSignal,
) =>
  client.call<boolean | 'dead link' | Refusal>({
    operation: 'putResumeBooking',
    method: 'PUT',
    path: linkPath(href),
    headers: customerIp(held.details.guest),
    schema: noBody,
    byStatus: doneByStatus,
    refusal: (answer) => (isDeadLink(answer) ? 'dead link' : toRefusal(answer)),
    timeoutMs: bookingTimeoutMs,
    signal,
  })

const confirmed = (held: HotelSupplierOrder): Placed<HotelOrderDetails> => {
  const { priceUntil: _priceUntil, ...order } = held
  const { resume: _resume, drop: _drop, ...details } = held.details
  return { outcome: 'PLACED', order: { ...order, state: 'CONFIRMED', details } }
}

const look = async (client: SupplierClient, held: HotelSupplierOrder, signal: AbortSignal) =>
  decided(toOrder(await getItinerary(client, held.details, signal), held.details))

const decided = (order: HotelSupplierOrder): Placed<HotelOrderDetails> | Refusal =>
  order.state === 'CANCELLED' ? refusalOf('EXPIRED') : { outcome: 'PLACED', order }
