import { z } from 'zod'
import type { Answer, Call } from '../operation.ts'
import { minutesOfJourney } from '../world/flights.ts'
import type { World } from '../world/world.ts'
import { createOfferRequest, requestKind, type OfferRequest } from './offer-request.ts'
import { findOffer, hasSeats, offersOf, raisePrice, type Offer } from './offer.ts'
import { readData, readFlag, requireParameters } from './envelope.ts'
import { page, pageParameters } from './paging.ts'
import { invalidParameter, noLongerAvailable, notFound, problemAnswer, wrongState } from './refusals.ts'
import { requireNoServices, serviceInput } from './services.ts'
import { testRouteOf } from './test-routes.ts'
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

/** Only the list of offers is served; the grouped view of `view=itineraries` is not. */
const readView = (query: URLSearchParams) => {
  if ((query.get('view') ?? 'offers') !== 'offers') throw invalidParameter('view', 'must be offers')
}

const gatewayTimeout = () =>
  problemAnswer(504, [
    {
      type: 'api_error',
      code: 'gateway_timeout_error',
      title: 'Gateway timeout',
      message: 'The airlines did not answer in time. Please retry your request.',
    },
  ])

export const search = (world: World, call: Call): Answer => {
  requireParameters(call, ['return_offers', 'supplier_timeout', 'view'])
  readTimeout(call.query)
  readView(call.query)
  const listed = readFlag(call.query, 'return_offers') ?? true
  const request = createOfferRequest(world, call)
  if (testRouteOf(request) === 'search-timeout') return gatewayTimeout()
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
  requireParameters(call, ['view'])
  readView(call.query)
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

const readConnections = (query: URLSearchParams) => {
  const text = query.get('max_connections')
  if (text !== null && !/^\d{1,2}$/.test(text))
    throw invalidParameter('max_connections', 'must be an integer of 0 or more')
  return text === null ? Number.POSITIVE_INFINITY : Number(text)
}

export const listOffers = (world: World, call: Call): Answer => {
  requireParameters(call, ['offer_request_id', 'sort', 'max_connections', ...pageParameters])
  const id = call.query.get('offer_request_id')
  if (!id) throw invalidParameter('offer_request_id', "can't be blank")
  const sort = call.query.get('sort') ?? 'total_amount'
  const order = Object.hasOwn(sorts, sort) ? sorts[sort]! : undefined
  if (!order) throw invalidParameter('sort', 'is not a sort order of offers')
  const most = readConnections(call.query)
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

/** The offer at its present price. On one test route every read finds it dearer, on another it is gone. */
const present = (world: World, call: Call): Offer => {
  const offer = bookableOffer(world, call.params['id'] ?? '', call)
  if (offer.testRoute === 'offer-gone') throw noLongerAvailable()
  const rises = call.faults.has('price-changed') || offer.testRoute === 'price-rises'
  return rises ? raisePrice(world, offer) : offer
}

export const getOffer = (world: World, call: Call): Answer => {
  requireParameters(call, ['return_available_services'])
  const services = readFlag(call.query, 'return_available_services') ? { available_services: [] } : {}
  return { status: 200, body: { data: { ...wireOffer(present(world, call), call.now), ...services } } }
}

const paymentIntention = z.union([
  z.strictObject({ type: z.enum(['balance', 'arc_bsp_cash']) }),
  z.strictObject({ type: z.literal('card'), card_id: z.string() }),
  z.strictObject({ type: z.literal('airline_credit'), airline_credit_id: z.string() }),
])
const intention = z.strictObject({
  intended_payment_methods: z.array(paymentIntention).optional(),
  intended_services: z.array(serviceInput).optional(),
})

/** Prices an offer for a way to pay, none of which costs extra here, and for services, of which none are for sale. */
export const priceOffer = (world: World, call: Call): Answer => {
  requireParameters(call, [])
  if (call.body !== '') requireNoServices(readData(intention, call).intended_services)
  return { status: 200, body: { data: wireOffer(present(world, call), call.now) } }
}
