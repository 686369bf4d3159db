import { brandsOf, priceOf, seatsAtFirst, seatsKey, type FareBrand, type Price } from '../world/fares.ts'
import { lastResort } from '../world/airlines.ts'
import type { Flight, Journey } from '../world/flights.ts'
import type { World } from '../world/world.ts'
import { rulesOf, type CarrierRules } from './carrier-rules.ts'
import { requestKind, type OfferRequest } from './offer-request.ts'
import { testRouteOf, type TestRoute } from './test-routes.ts'
import { tripsOf } from './trips.ts'

/** One priced way to make the whole trip. The id names its request and its place among the request's offers. */
export interface Offer {
  readonly id: string
  readonly request: OfferRequest
  readonly journeys: readonly Journey[]
  readonly brand: FareBrand
  readonly price: Price
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Undefined where it must be paid at once. */
  readonly holdUntil: Date | undefined
  /** Until when a hold would keep its price. */
  readonly guaranteedUntil: Date | undefined
  readonly rules: CarrierRules
  readonly testRoute: TestRoute | undefined
}

const lifetimeMs = 30 * 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const mostJourneys = 18
const mostOffers = 36

const digitPair = (index: number) => index.toString(36).padStart(2, '0')

/** All offers of a request, sold out or not: an offer keeps its place, and so its id. */
export const offersOf = (world: World, request: OfferRequest): Offer[] => {
  const seed = world.seed()
  const trips = tripsOf(seed, request).slice(0, mostJourneys)
  const sold = trips.flatMap((journeys) => {
    const key = `${seed} ${journeys.map(({ carrier, flights }) => carrier.code + flights[0]!.number).join()}`
    return brandsOf(request.cabin, key).map((brand) => ({ journeys, brand }))
  })
  return sold.slice(0, mostOffers).map(({ journeys, brand }, index) => {
    const id = `off_0000${request.id.slice(8, 24)}${digitPair(index)}`
    return makeOffer(world, request, { id, journeys, brand })
  })
}

const driftKind = 'duffel.drift'

const makeOffer = (
  world: World,
  request: OfferRequest,
  parts: Pick<Offer, 'id' | 'journeys' | 'brand'>,
): Offer => {
  const { cabin, passengers } = request
  const createdAt = new Date(request.createdAt)
  const drift = world.store.get<number>(driftKind, parts.id) ?? 1
  const sale = { ...parts, cabin, soldAt: createdAt, passengers: passengers.map(({ type }) => type) }
  const testRoute = testRouteOf(request)
  const { carrier } = parts.journeys[0]!
  // Duffel's own airline flies the test routes.
  const rules = rulesOf(testRoute ? lastResort.code : carrier.code)
  const until = holdUntil(parts.journeys[0]!, createdAt, testRoute)
  return {
    ...parts,
    request,
    price: priceOf(world.seed(), sale, drift),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifetimeMs),
    holdUntil: until,
    guaranteedUntil:
      until && rules.guaranteesPrice ? earlier(until, createdAt.getTime() + 2 * dayMs) : undefined,
    rules,
    testRoute,
  }
}

const earlier = (date: Date, epochMs: number) => new Date(Math.min(date.getTime(), epochMs))

/** Three days, but paid three days before departure; no hold closer than that. */
const holdUntil = (journey: Journey, from: Date, testRoute?: TestRoute): Date | undefined => {
  const latest = Math.min(from.getTime() + 3 * dayMs, journey.flights[0]!.departs - 3 * dayMs)
  if (testRoute === 'holdable') return new Date(Math.max(latest, from.getTime() + hourMs))
  return journey.carrier.holds && latest - from.getTime() > hourMs ? new Date(latest) : undefined
}

/** Makes an offer dearer for good. */
export const raisePrice = (world: World, offer: Offer): Offer => {
  const drift = (world.store.get<number>(driftKind, offer.id) ?? 1) * 1.07
  world.store.put(driftKind, offer.id, { body: drift })
  return makeOffer(world, offer.request, offer)
}

export const findOffer = (world: World, id: string): Offer | undefined => {
  if (!/^off_0000\w{18}$/.test(id)) return undefined
  const request = world.store.get<OfferRequest>(requestKind, `orq_0000${id.slice(8, 24)}00`)
  return request && offersOf(world, request).find((offer) => offer.id === id)
}

export const flightsOf = ({ journeys }: Pick<Offer, 'journeys'>): Flight[] =>
  journeys.flatMap(({ flights }) => flights)

export const seatsNeeded = ({ passengers }: OfferRequest) =>
  passengers.filter(({ type }) => type !== 'infant_without_seat').length

/** Whether every flight still has the seats. */
export const hasSeats = (world: World, offer: Offer): boolean =>
  flightsOf(offer).every((flight) => {
    const { cabin } = offer.request
    const left = seatsAtFirst(world.seed(), flight, cabin) - world.inventory.taken(seatsKey(flight, cabin))
    return left >= seatsNeeded(offer.request)
  })
