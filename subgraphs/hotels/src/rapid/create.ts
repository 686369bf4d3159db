import { DomainError, sameMoney } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { HotelOrderDetails } from '../hotel.ts'
import { isDeadLink, problemOf, refusalOf, toRefusal } from './errors.ts'
import { customerIp, findItinerary, getItinerary, stillUnknown, toOrder } from './itineraries.ts'
import type { HotelSupplierOrder } from './itineraries.ts'
import { toOrderBody } from './order-body.ts'
import type { BillingAddress } from './order-body.ts'
import { recentQuote } from './quote.ts'
import type { Quoted, Quoting } from './quote.ts'
import { itineraryCreation } from './wire-itinerary.ts'
import type { WireCreation } from './wire-itinerary.ts'

/** Rapid's guide: wait 90 s for a booking; after 120 s no answer comes any more. */
export const bookingTimeoutMs = 90_000

export interface Ordering {
  quoting: Quoting
  /** In the lane of bookings. */
  client: SupplierClient
  request: OrderRequest
  quoted: Quoted
  hold: boolean
  billingAddress: BillingAddress
  /** The link of the quote is already a second one. */
  isRenewed?: boolean
}

type Outcome = Placed<HotelOrderDetails> | Refusal

export const guestOf = ({ contact, clientIp }: OrderRequest) => ({ email: contact.email, ip: clientIp })

/** Holds or books the quoted offer. Rapid books at no other price than the quote's: then it says `price_mismatch`. */
export const createItinerary = async (ordering: Ordering, signal: AbortSignal): Promise<Outcome> => {
  const { quoting, request, quoted } = ordering
  const body = toOrderBody(request, ordering)
  if ('outcome' in body) return body
  const created = await post(ordering, body, signal)
  if (created === 'duplicate') return placedEarlier(ordering, signal)
  if (created === 'dead link') return renewed(ordering, signal)
  if (!('outcome' in created)) return { outcome: 'PLACED', order: await look(ordering, created, signal) }
  await quoting.recent.forget(quoted.offer.ref)
  return created
}

const post = ({ client, request, quoted }: Ordering, body: object, signal: AbortSignal) =>
  client.call<WireCreation | 'duplicate' | 'dead link' | Refusal>({
    operation: 'postItinerary',
    method: 'POST',
    path: quoted.bookPath,
    headers: customerIp(guestOf(request)),
    json: body,
    schema: itineraryCreation,
    refusal: (answer) => {
      if (problemOf(answer)?.type === 'duplicate_itinerary') return 'duplicate'
      return isDeadLink(answer) ? 'dead link' : toRefusal(answer)
    },
    timeoutMs: bookingTimeoutMs,
    signal,
  })

/** An earlier attempt of ours has the reference: what it made is the order, as soon as Rapid shows it. */
const placedEarlier = async ({ client, request }: Ordering, signal: AbortSignal): Promise<Outcome> => {
  const guest = guestOf(request)
  const found = await findItinerary(client, { reference: request.clientReference, guest }, signal)
  if (!found) throw stillUnknown('confirmed')
  return { outcome: 'PLACED', order: toOrder(found, { guest }) }
}

/** The link of the quote is no longer good: the same price by a new one, or a refusal. */
const renewed = async (ordering: Ordering, signal: AbortSignal): Promise<Outcome> => {
  const { quoting, quoted } = ordering
  await quoting.recent.forget(quoted.offer.ref)
  const fresh = await recentQuote(quoting, quoted.offer.ref, signal)
  if ('unavailable' in fresh) return refusalOf('SOLD_OUT')
  const { total } = fresh.offer.price
  if (ordering.isRenewed) return refusalOf('EXPIRED')
  if (!sameMoney(total, quoted.offer.price.total)) return { ...refusalOf('PRICE_CHANGED'), price: total }
  return createItinerary({ ...ordering, quoted: fresh, isRenewed: true }, signal)
}

/** What was made, as Rapid shows it; as its answer tells where it does not show it yet. */
const look = async (
  ordering: Ordering,
  created: WireCreation,
  signal: AbortSignal,
): Promise<HotelSupplierOrder> => {
  const { client, request, quoted } = ordering
  const { room, board } = quoted.offer
  const known = { guest: guestOf(request), room, board }
  try {
    const itinerary = await getItinerary(client, { ...known, itineraryId: created.itinerary_id }, signal)
    return toOrder(itinerary, known)
  } catch (error) {
    // Whatever the look came to, the itinerary was made.
    if (!(error instanceof DomainError)) throw error
    return asTold(ordering, created)
  }
}

/** A hold is what it was asked for. A booking may still be on its way to the hotel: PENDING until it is shown. */
const asTold = (
  { request, quoted, hold }: Ordering,
  { itinerary_id, links }: WireCreation,
): HotelSupplierOrder => ({
  reference: itinerary_id,
  state: hold ? 'HELD' : 'PENDING',
  price: quoted.offer.price.total,
  reversible: quoted.offer.refundable,
  details: {
    itineraryId: itinerary_id,
    guest: guestOf(request),
    room: quoted.offer.room,
    board: quoted.offer.board,
    resume: links?.resume?.href,
    drop: links?.cancel?.href,
  },
})
