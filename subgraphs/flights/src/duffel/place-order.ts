import { DomainError, money } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal, SupplierOrder } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import { z } from 'zod'
import type { FlightOrderDetails } from '../flight.ts'
import { errorOf } from './errors.ts'
import { findOrder } from './find-order.ts'
import { findSameOffer } from './fresh-offer.ts'
import { toPassengers } from './passengers.ts'
import { gone, priceMoved, toRefusal } from './refusals.ts'
import { toOffer, toOrder } from './translate.ts'
import { orderAnswer } from './wire.ts'
import type { WireOffer, WireOrder } from './wire.ts'

export interface Placing {
  request: OrderRequest
  offer: WireOffer
  type: 'hold' | 'instant'
  /** An attempt before it was lost: an order of this offer request may be its. */
  isRepeat: boolean
  /** How long one call may take, in ms. */
  timeoutMs: number
}

/** An answer of success without an order. */
const accepted = { outcome: 'ACCEPTED' } as const
const acceptedAnswer = z
  .looseObject({ data: z.looseObject({ id: z.undefined() }).nullish() })
  .transform(() => accepted)

const alreadyBooked = { outcome: 'ALREADY_BOOKED' } as const

/**
 * Orders the offer. An offer request is good for one order, and travellers who made the same search share one: where
 * another of its offers was taken, the same offer of a new request is ordered, at the same price only. A repeat never
 * is: the order that took the request may be ours, and not shown yet.
 */
export const placeOrder = async (
  client: SupplierClient,
  placing: Placing,
  signal: AbortSignal,
): Promise<Placed<FlightOrderDetails> | Refusal> => {
  const outcome = await createOrder(client, placing, signal)
  if (outcome.outcome !== 'ALREADY_BOOKED') return outcome
  const ours = await findOrder(client, placing.request, signal)
  if (ours) return { outcome: 'PLACED', order: toOrder(ours) }
  if (placing.isRepeat)
    throw new DomainError('UNAVAILABLE', 'duffel may have made the order and does not show it yet', {
      supplier: 'duffel',
      retryAfterMs: 5_000,
    })
  const fresh = await findSameOffer(client, placing.offer, signal)
  if (!fresh) return gone
  if (
    fresh.total_amount !== placing.offer.total_amount ||
    fresh.total_currency !== placing.offer.total_currency
  )
    return { ...priceMoved, price: money(fresh.total_amount, fresh.total_currency) }
  const second = await createOrder(client, { ...placing, offer: fresh }, signal)
  return second.outcome === 'ALREADY_BOOKED' ? gone : second
}

const createOrder = async (
  client: SupplierClient,
  { request, offer, type, timeoutMs, isRepeat }: Placing,
  signal: AbortSignal,
) => {
  const passengers = toPassengers(offer, request)
  if (!Array.isArray(passengers)) return passengers
  const payments = [{ type: 'balance', amount: offer.total_amount, currency: offer.total_currency }]
  const answer = await client.call<{ data: WireOrder } | typeof accepted | Refusal | typeof alreadyBooked>({
    operation: 'createOrder',
    method: 'POST',
    path: 'air/orders',
    json: {
      data: {
        type,
        selected_offers: [offer.id],
        passengers,
        ...(type === 'instant' ? { payments } : {}),
        metadata: { client_reference: request.clientReference },
      },
    },
    schema: orderAnswer.or(acceptedAnswer),
    refusal: (answered) =>
      isBookedAlready(errorOf(answered)?.code, isRepeat) ? alreadyBooked : toRefusal(answered),
    timeoutMs,
    signal,
  })
  if ('data' in answer) return { outcome: 'PLACED' as const, order: toOrder(answer.data) }
  return answer.outcome === 'ACCEPTED'
    ? { outcome: 'PLACED' as const, order: pendingOrder(request, offer) }
    : answer
}

/** Only a repeat can be the double of an order of ours. */
const isBookedAlready = (code: string | undefined, isRepeat: boolean) =>
  code === 'offer_request_already_booked' || (isRepeat && code === 'duplicate_booking')

/** 202: Duffel works on the order, which will be in its list or never. */
const pendingOrder = (request: OrderRequest, offer: WireOffer): SupplierOrder<FlightOrderDetails> => ({
  reference: request.clientReference,
  state: 'PENDING',
  price: money(offer.total_amount, offer.total_currency),
  reversible: false,
  details: {
    accepted: {
      offer: request.offer,
      clientReference: request.clientReference,
      since: new Date().toISOString(),
    },
    slices: toOffer(offer, new Date()).slices,
    tickets: [],
  },
})
