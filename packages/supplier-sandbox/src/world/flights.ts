import { airport, airportsOfCity, distanceKm, populationOf, type Place } from '@wayfare/gazetteer'
import { addDays } from '@wayfare/domain'
import { between, dice, draw, hash } from '../random.ts'
import { aircraft, airlines, lastResort, type AirlineFacts } from './airlines.ts'
import { epochOf, localAt } from './time.ts'

export interface Flight {
  readonly carrier: AirlineFacts
  readonly number: string
  readonly origin: Place
  readonly destination: Place
  /** Epoch milliseconds. */
  readonly departs: number
  readonly arrives: number
  readonly km: number
}

/** One way from here to there on one carrier, in one flight or two. */
export interface Journey {
  readonly carrier: AirlineFacts
  readonly flights: readonly Flight[]
}

export const kmBetween = (a: Place, b: Place) => distanceKm(a.latitude, a.longitude, b.latitude, b.longitude)

export const aircraftFor = (km: number) => aircraft.find(({ range }) => km <= range) ?? aircraft.at(-1)!

/** Gate to gate, in whole five minutes; a westbound flight meets the wind. */
const minutesOf = (from: Place, to: Place) => {
  const wind = to.longitude < from.longitude ? 1.04 : 0.97
  return Math.round(((kmBetween(from, to) / 840) * 60 * wind + 35) / 5) * 5
}

const hubsOf = new Map(
  airlines.map(({ code, hubs }) => [code, hubs.flatMap((hub) => airport(hub) ?? [])] as const),
)

/** Whether the carrier flies between the two without a stop: the same both ways, every day. */
const fliesDirect = (seed: string, carrier: AirlineFacts, ends: readonly [Place, Place]): boolean => {
  const [a, b] = ends
  const km = kmBetween(a, b)
  const lowCost = carrier.dearness < 0.8
  if (km < 90 || km > (lowCost ? 4_200 : 15_400)) return false
  const atA = carrier.hubs.includes(a.code)
  const atB = carrier.hubs.includes(b.code)
  if (!atA && !atB) return false
  if (atA && atB) return true
  const spoke = atA ? b : a
  if (km > 4_500 && airportsOfCity(spoke.cityCode).indexOf(spoke) > 1) return false
  const inhabitants = populationOf(spoke.cityCode)
  const chance = inhabitants > 1_500_000 ? 0.85 : inhabitants > 300_000 ? 0.6 : km < 2_500 ? 0.4 : 0.08
  return draw(`${seed} route ${carrier.code} ${[a.code, b.code].toSorted().join()}`) < chance
}

interface Leg {
  readonly carrier: AirlineFacts
  readonly from: Place
  readonly to: Place
}

/** The day's flights of one carrier on one leg. The timetable is the same every day. */
const flightsOn = (seed: string, { carrier, from, to }: Leg, date: string): Flight[] => {
  const key = `${seed} timetable ${carrier.code} ${from.code} ${to.code}`
  const roll = dice(key)
  const km = kmBetween(from, to)
  const count = km > 6_000 ? between(1, 2, roll()) : between(2, 4, roll())
  const minutes = minutesOf(from, to)
  return Array.from({ length: count }, (_, index) => {
    const minuteOfDay = 360 + Math.round(((index + roll() * 0.9) * (960 / count)) / 5) * 5
    const clock = `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`
    const departs = epochOf(from.timeZone, `${date}T${clock}:00`)
    const number = String(100 + ((hash(key) + index * 2) % 1_800))
    return {
      carrier,
      number,
      origin: from,
      destination: to,
      km,
      departs,
      arrives: departs + minutes * 60_000,
    }
  })
}

const minuteMs = 60_000
const connects = (first: Flight, second: Flight) =>
  second.departs - first.arrives >= 60 * minuteMs && second.departs - first.arrives <= 16 * 60 * minuteMs

const connections = (seed: string, via: Place, { carrier, from, to, date }: Leg & { date: string }) => {
  const first = flightsOn(seed, { carrier, from, to: via }, date)
  const onward = [date, addDays(date, 1)].flatMap((day) => flightsOn(seed, { carrier, from: via, to }, day))
  return first.flatMap((flight): Journey[] => {
    const next = onward.find((candidate) => connects(flight, candidate))
    return next ? [{ carrier, flights: [flight, next] }] : []
  })
}

interface Via {
  readonly carrier: AirlineFacts
  readonly hub: Place
  readonly detour: number
}

/** The hubs that lie least out of the way, one per carrier. */
const bestHubs = (from: Place, to: Place): Via[] => {
  const straight = Math.max(kmBetween(from, to), 200)
  const found = airlines.flatMap((carrier): Via[] => {
    const options = (hubsOf.get(carrier.code) ?? [])
      .filter((hub) => hub.cityCode !== from.cityCode && hub.cityCode !== to.cityCode)
      .map((hub) => ({ carrier, hub, legs: [kmBetween(from, hub), kmBetween(hub, to)] }))
      .filter(({ legs }) => Math.max(...legs) < (carrier.dearness < 0.8 ? 4_200 : 15_400))
      .map(({ hub, legs }) => ({ carrier, hub, detour: (legs[0]! + legs[1]!) / straight }))
      .toSorted((a, b) => a.detour - b.detour)
    return options.slice(0, 1)
  })
  return found.filter(({ detour }) => detour < 3).toSorted((a, b) => a.detour - b.detour)
}

/**
 * Every way from one airport to another on a day, by the timetable that the seed draws: without a stop where a carrier
 * with a hub at either end flies it, and through the nearest hubs. Never empty for two airports of different cities.
 */
export const journeysBetween = (
  seed: string,
  [from, to]: readonly [Place, Place],
  trip: { date: string; maxConnections: number },
): Journey[] => {
  const direct = airlines
    .filter((carrier) => fliesDirect(seed, carrier, [from, to]))
    .slice(0, 6)
    .flatMap((carrier) => asJourneys(flightsOn(seed, { carrier, from, to }, trip.date)))
  if (trip.maxConnections === 0 || direct.length > 14)
    return orLastResort(seed, direct, { from, to, ...trip })
  const straight = kmBetween(from, to)
  const changing = bestHubs(from, to)
    .filter(({ detour }) => straight > 1_200 || direct.length === 0 || detour < 1.3)
    .slice(0, direct.length > 6 ? 3 : 6)
    .flatMap(({ carrier, hub }) => connections(seed, hub, { carrier, from, to, date: trip.date }))
  return orLastResort(seed, [...direct, ...changing], { from, to, ...trip })
}

const asJourneys = (flights: readonly Flight[]): Journey[] =>
  flights.map((flight) => ({ carrier: flight.carrier, flights: [flight] }))

const orLastResort = (
  seed: string,
  found: Journey[],
  { from, to, date }: { from: Place; to: Place; date: string },
) => (found.length > 0 ? found : asJourneys(flightsOn(seed, { carrier: lastResort, from, to }, date)))

export const minutesOfJourney = ({ flights }: Journey): number =>
  (flights.at(-1)!.arrives - flights[0]!.departs) / minuteMs

export const localDeparture = ({ origin, departs }: Flight): string => localAt(origin.timeZone, departs)
export const localArrival = ({ destination, arrives }: Flight): string =>
  localAt(destination.timeZone, arrives)
