import { airport, airportsOfCity, type Place } from '@wayfare/gazetteer'
import { addDays, isLocalDate } from '@wayfare/domain'
import { z } from 'zod'
import type { PassengerType } from '../world/fares.ts'
import { cabins, type Cabin } from '../world/fares.ts'
import { localAt } from '../world/time.ts'
import type { World } from '../world/world.ts'
import { invalidField, readData } from './refusals.ts'

const timeRange = z.object({ from: z.string().optional(), to: z.string().optional() })

const input = z.object({
  slices: z
    .array(
      z.object({
        origin: z.string(),
        destination: z.string(),
        departure_date: z.string().refine(isLocalDate, 'must be a valid ISO 8601 date'),
        departure_time: timeRange.nullish(),
        arrival_time: timeRange.nullish(),
      }),
    )
    .min(1)
    .max(6),
  passengers: z
    .array(
      z.object({
        type: z.enum(['adult', 'child', 'infant_without_seat']).optional(),
        age: z.int().min(0).max(130).optional(),
        given_name: z.string().optional(),
        family_name: z.string().optional(),
      }),
    )
    .min(1)
    .max(9),
  cabin_class: z.enum(cabins).default('economy'),
  max_connections: z.int().min(0).default(1),
})

export interface RequestedSlice {
  readonly origin: string
  readonly destination: string
  readonly date: string
  readonly departure?: z.output<typeof timeRange> | null | undefined
  readonly arrival?: z.output<typeof timeRange> | null | undefined
}

export interface RequestedPassenger {
  readonly id: string
  readonly type: PassengerType
  readonly age: number | null
}

/** What is remembered of a search. Its offers are worked out from it again whenever they are asked for. */
export interface OfferRequest {
  readonly id: string
  readonly createdAt: string
  readonly cabin: Cabin
  readonly maxConnections: number
  readonly slices: readonly RequestedSlice[]
  readonly passengers: readonly RequestedPassenger[]
}

export const requestKind = 'duffel.offer_request'
const bookableDays = 331

/** Remembers a search that makes sense, refuses one that does not as Duffel does. */
export const createOfferRequest = (world: World, body: string, now: Date): OfferRequest => {
  const data = readData(input, body)
  data.slices.forEach((slice, index) => requireRoute(slice, `/data/slices/${index}`, now))
  const outOfOrder = data.slices.findIndex(
    (slice, index) => index > 0 && slice.departure_date < data.slices[index - 1]!.departure_date,
  )
  if (outOfOrder > 0)
    throw invalidField(`/data/slices/${outOfOrder}/departure_date`, 'must be after the previous slice')
  const passengers = data.passengers.map(({ type, age }, index) => ({
    id: `pas_0000${world.newToken('passenger', 18)}`,
    type: type ?? typeByAge(age, `/data/passengers/${index}`),
    age: age ?? null,
  }))
  requireLaps(passengers)
  const request: OfferRequest = {
    id: `orq_0000${world.newToken('offer request', 16)}00`,
    createdAt: now.toISOString(),
    cabin: data.cabin_class,
    maxConnections: data.max_connections,
    slices: data.slices.map((slice) => ({
      origin: slice.origin,
      destination: slice.destination,
      date: slice.departure_date,
      departure: slice.departure_time,
      arrival: slice.arrival_time,
    })),
    passengers,
  }
  world.store.put(requestKind, request.id, { body: request })
  return request
}

/** The airports that a code of a slice stands for: a metropolitan area's three main ones. */
export const airportsFor = (code: string): readonly Place[] => {
  const single = airport(code)
  return single ? [single] : airportsOfCity(code).slice(0, 3)
}

const requireRoute = (
  slice: { origin: string; destination: string; departure_date: string },
  pointer: string,
  now: Date,
) => {
  const from = airportsFor(slice.origin)
  const to = airportsFor(slice.destination)
  if (from.length === 0) throw invalidField(`${pointer}/origin`, 'is not a known IATA airport or city code')
  if (to.length === 0)
    throw invalidField(`${pointer}/destination`, 'is not a known IATA airport or city code')
  if (from.some((start) => to.some((end) => start.cityCode === end.cityCode)))
    throw invalidField(`${pointer}/destination`, 'must be a different place from the origin')
  const today = localAt(from[0]!.timeZone, now.getTime()).slice(0, 10)
  if (slice.departure_date < today)
    throw invalidField(`${pointer}/departure_date`, `must be after ${addDays(today, -1)}`)
  if (slice.departure_date > addDays(today, bookableDays))
    throw invalidField(`${pointer}/departure_date`, `must be at most ${bookableDays} days from now`)
}

const typeByAge = (age: number | undefined, pointer: string): PassengerType => {
  if (age === undefined) throw invalidField(`${pointer}/type`, "can't be blank unless an age is given")
  return age < 2 ? 'infant_without_seat' : age < 12 ? 'child' : 'adult'
}

const requireLaps = (passengers: readonly RequestedPassenger[]) => {
  const count = (type: PassengerType) => passengers.filter((passenger) => passenger.type === type).length
  if (count('infant_without_seat') > count('adult'))
    throw invalidField('/data/passengers', 'must not have more infants than adults')
  if (count('adult') === 0) throw invalidField('/data/passengers', 'must have at least one adult')
}
