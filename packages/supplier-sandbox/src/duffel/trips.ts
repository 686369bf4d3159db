import {
  journeysBetween,
  localArrival,
  localDeparture,
  minutesOfJourney,
  type Journey,
} from '../world/flights.ts'
import { airportPairs, type OfferRequest, type RequestedSlice } from './offer-request.ts'
import { testRouteOf } from './test-routes.ts'

const inRange = (
  time: string,
  range: { from?: string | undefined; to?: string | undefined } | null | undefined,
) => time >= (range?.from ?? '') && time <= (range?.to ?? '99')

const fits = (slice: RequestedSlice) => (journey: Journey) =>
  inRange(localDeparture(journey.flights[0]!).slice(11, 16), slice.departure) &&
  inRange(localArrival(journey.flights.at(-1)!).slice(11, 16), slice.arrival)

const journeysOf = (seed: string, slice: RequestedSlice, maxConnections: number): Journey[] =>
  airportPairs(slice)
    .flatMap((ends) => journeysBetween(seed, ends, { date: slice.date, maxConnections }))
    .filter(fits(slice))
    .toSorted((a, b) => a.flights.length - b.flights.length || minutesOfJourney(a) - minutesOfJourney(b))

const leastMinutesOnGround = 60

/** Whether somebody who takes `before` can still take `after`. */
const follows = (before: Journey) => (after: Journey) =>
  after.flights[0]!.departs - before.flights.at(-1)!.arrives >= leastMinutesOnGround * 60_000

/** A carrier's first way out with its first way back, its second with its second, and so on. */
const combine = (perSlice: readonly Journey[][], sameCarrier: boolean): Journey[][] => {
  const [first = [], ...rest] = perSlice
  if (rest.length === 0) return first.map((journey) => [journey])
  const seen = new Map<string, number>()
  return first.flatMap((journey): Journey[][] => {
    const { code } = journey.carrier
    const turn = seen.get(code) ?? 0
    seen.set(code, turn + 1)
    const trip = [journey]
    for (const journeys of rest) {
      const onward = journeys
        .filter(({ carrier }) => !sameCarrier || carrier.code === code)
        .filter(follows(trip.at(-1)!))
      const next = onward[turn % Math.max(1, onward.length)]
      if (!next) return []
      trip.push(next)
    }
    return [trip]
  })
}

/** Every way to make the trip, without what the test routes leave out. Rather one carrier's journeys than several's. */
export const tripsOf = (seed: string, request: OfferRequest): Journey[][] => {
  const testRoute = testRouteOf(request)
  if (testRoute === 'no-flights') return []
  const perSlice = request.slices.map((slice) => journeysOf(seed, slice, request.maxConnections))
  if (testRoute === 'connecting')
    return combine(perSlice, true).filter(([journey]) => journey!.flights.length > 1)
  if (testRoute === 'stop')
    return combine(perSlice, true).filter(([journey]) => journey!.flights.length === 1)
  const own = combine(perSlice, true)
  return own.length > 0 ? own : combine(perSlice, false)
}
