import { brandsOf, priceOf, seatsAtFirst, seatsKey, type FareBrand, type Price } from '../world/fares.ts'
import {
  journeysBetween,
  localArrival,
  localDeparture,
  minutesOfJourney,
  type Flight,
  type Journey,
} from '../world/flights.ts'
import type { World } from '../world/world.ts'
import { airportsFor, requestKind, type OfferRequest, type RequestedSlice } from './offer-request.ts'

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
}

const lifetimeMs = 30 * 60_000
const dayMs = 86_400_000
const mostJourneys = 18
const mostOffers = 36

const inRange = (
  time: string,
  range: { from?: string | undefined; to?: string | undefined } | null | undefined,
) => time >= (range?.from ?? '') && time <= (range?.to ?? '99')

const fits = (slice: RequestedSlice) => (journey: Journey) =>
  inRange(localDeparture(journey.flights[0]!).slice(11, 16), slice.departure) &&
  inRange(localArrival(journey.flights.at(-1)!).slice(11, 16), slice.arrival)

const journeysOf = (seed: string, slice: RequestedSlice, maxConnections: number): Journey[] =>
  airportsFor(slice.origin)
    .flatMap((from) => airportsFor(slice.destination).map((to) => [from, to] as const))
    .flatMap((ends) => journeysBetween(seed, ends, { date: slice.date, maxConnections }))
    .filter(fits(slice))
    .toSorted((a, b) => a.flights.length - b.flights.length || minutesOfJourney(a) - minutesOfJourney(b))

/** A carrier's first way out with its first way back, its second with its second, and so on. */
const combine = (perSlice: readonly Journey[][]): Journey[][] => {
  const [first = [], ...rest] = perSlice
  if (rest.length === 0) return first.map((journey) => [journey])
  const seen = new Map<string, number>()
  return first.flatMap((journey): Journey[][] => {
    const { code } = journey.carrier
    const turn = seen.get(code) ?? 0
    seen.set(code, turn + 1)
    const others = rest.map((journeys) => {
      const own = journeys.filter(({ carrier }) => carrier.code === code)
      return own[turn % Math.max(1, own.length)]
    })
    return others.includes(undefined) ? [] : [[journey, ...(others as Journey[])]]
  })
}

/** Rather the same carriers' journeys than none: any carrier's, where no carrier flies every slice. */
const tripsOf = (perSlice: readonly Journey[][]): Journey[][] => {
  const own = combine(perSlice)
  if (own.length > 0) return own
  const length = Math.min(...perSlice.map((journeys) => journeys.length))
  return Array.from({ length }, (_, index) => perSlice.map((journeys) => journeys[index]!))
}

const digitPair = (index: number) => index.toString(36).padStart(2, '0')

/** All offers of a request, sold out or not: an offer keeps its place, and so its id. */
export const offersOf = (world: World, request: OfferRequest): Offer[] => {
  const seed = world.seed()
  const perSlice = request.slices.map((slice) => journeysOf(seed, slice, request.maxConnections))
  const trips = tripsOf(perSlice).slice(0, mostJourneys)
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
  return {
    ...parts,
    request,
    price: priceOf(world.seed(), sale, drift),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifetimeMs),
    holdUntil: holdUntil(parts.journeys[0]!, createdAt),
  }
}

/** Three days, but paid three days before departure; no hold closer than that. */
const holdUntil = (journey: Journey, from: Date): Date | undefined => {
  const latest = Math.min(from.getTime() + 3 * dayMs, journey.flights[0]!.departs - 3 * dayMs)
  const holds = journey.carrier.holds && latest - from.getTime() > 3_600_000
  return holds ? new Date(latest) : undefined
}

/** Makes an offer dearer for good, as the `price-changed` fault orders. */
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
