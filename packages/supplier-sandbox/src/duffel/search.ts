import type { Answer, Call } from '../operation.ts'
import { minutesOfJourney } from '../world/flights.ts'
import type { World } from '../world/world.ts'
import { createOfferRequest, requestKind, type OfferRequest } from './offer-request.ts'
import { findOffer, hasSeats, offersOf, raisePrice, type Offer } from './offer.ts'
import { page } from './paging.ts'
import { invalidParameter, noLongerAvailable, notFound, wrongState } from './refusals.ts'
import { wireOffer, wireRequest } from './wire-offer.ts'

const total = ({ price }: Offer) => price.base + price.tax
const minutes = ({ journeys }: Offer) => journeys.reduce((sum, journey) => sum + minutesOfJourney(journey), 0)

const available = (world: World, request: OfferRequest) =>
  offersOf(world, request)
    .filter((offer) => hasSeats(world, offer))
    .toSorted((a, b) => total(a) - total(b))

const readTimeout = (query: URLSearchParams) => {
  const text = query.get('supplier_timeout')
  if (text === null) return
  const value = Number(text)
  if (!Number.isInteger(value) || value < 2_000 || value > 60_000)
    throw invalidParameter('supplier_timeout', 'must be an integer from 2000 to 60000')
}

export const search = (world: World, call: Call): Answer => {
  readTimeout(call.query)
  const request = createOfferRequest(world, call.body, call.now)
  const listed = call.query.get('return_offers') !== 'false'
  const offers = listed && !call.faults.has('sold-out') ? available(world, request) : []
  const data = { ...wireRequest(request), offers: offers.map((offer) => wireOffer(offer, call.now)) }
  return { status: 201, body: { data } }
}

const requestById = (world: World, id: string | undefined) => {
  const request = id && world.store.get<OfferRequest>(requestKind, id)
  if (!request) throw notFound('offer request')
  return request
}

export const getRequest = (world: World, call: Call): Answer => {
  const request = requestById(world, call.params['id'])
  const offers = available(world, request).map((offer) => wireOffer(offer, call.now))
  return { status: 200, body: { data: { ...wireRequest(request), offers } } }
}

const sorts: Record<string, (a: Offer, b: Offer) => number> = {
  total_amount: (a, b) => total(a) - total(b),
  '-total_amount': (a, b) => total(b) - total(a),
  total_duration: (a, b) => minutes(a) - minutes(b),
  '-total_duration': (a, b) => minutes(b) - minutes(a),
}

export const listOffers = (world: World, call: Call): Answer => {
  const id = call.query.get('offer_request_id')
  if (!id) throw invalidParameter('offer_request_id', "can't be blank")
  const sort = call.query.get('sort') ?? 'total_amount'
  const order = Object.hasOwn(sorts, sort) ? sorts[sort]! : undefined
  if (!order) throw invalidParameter('sort', 'is not a sort order of offers')
  const most = Number(call.query.get('max_connections') ?? Number.POSITIVE_INFINITY)
  const offers = available(world, requestById(world, id))
    .filter(({ journeys }) => journeys.every(({ flights }) => flights.length - 1 <= most))
    .toSorted(order)
  return page(call, offers, (offer) => wireOffer(offer, call.now))
}

/** An offer that can still be booked; refused as Duffel refuses one that cannot. */
export const bookableOffer = (world: World, id: string, call: Call): Offer => {
  const offer = findOffer(world, id)
  if (!offer) throw notFound('offer')
  if (offer.expiresAt <= call.now)
    throw wrongState('offer_expired', 'The provided offer has expired. Create a new offer request.')
  if (call.faults.has('sold-out') || !hasSeats(world, offer)) throw noLongerAvailable()
  return offer
}

/** Getting an offer prices it anew: both operations answer its present price. */
export const getOffer = (world: World, call: Call): Answer => {
  const offer = bookableOffer(world, call.params['id'] ?? '', call)
  const priced = call.faults.has('price-changed') ? raisePrice(world, offer) : offer
  return { status: 200, body: { data: wireOffer(priced, call.now) } }
}
