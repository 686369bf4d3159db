import { airport, airportsOfCity, type Place } from '@wayfare/gazetteer'
import { addDays, isLocalDate } from '@wayfare/domain'
import { z } from 'zod'
import type { Call } from '../operation.ts'
import type { PassengerType } from '../world/fares.ts'
import { cabins, type Cabin } from '../world/fares.ts'
import { localAt } from '../world/time.ts'
import type { World } from '../world/world.ts'
import { readData, wrongCombination } from './envelope.ts'
import { nameField } from './passenger-name.ts'
import { invalidField } from './refusals.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM')
const timeRange = z.strictObject({ from: clockTime.optional(), to: clockTime.optional() })

const input = z.strictObject({
  slices: z
    .array(
      z.strictObject({
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
      z.strictObject({
        type: z.enum(['adult', 'child', 'infant_without_seat']).optional(),
        age: z.int().min(0).max(130).optional(),
        fare_type: z.string().optional(),
        given_name: nameField.optional(),
        family_name: nameField.optional(),
        loyalty_programme_accounts: z
          .array(z.strictObject({ airline_iata_code: z.string(), account_number: z.string() }))
          .optional(),
      }),
    )
    .min(1)
    .max(9),
  cabin_class: z.enum(cabins).default('economy'),
  max_connections: z.int().min(0).default(1),
  private_fares: z.record(z.string(), z.array(z.record(z.string(), z.string()))).optional(),
  airline_credit_ids: z.array(z.string()).optional(),
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
export const createOfferRequest = (world: World, call: Call): OfferRequest => {
  const { now } = call
  const data = readData(input, call)
  data.slices.forEach((slice, index) => requireRoute(slice, `/data/slices/${index}`, now))
  requireOrder(data.slices)
  const passengers = data.passengers.map(({ type, age }, index) => ({
    id: `pas_0000${world.newToken('passenger', 18)}`,
    type: typeOf(type, age, `/data/passengers/${index}`),
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

/** The ways between two places, airport by airport; none from an airport to itself. */
export const airportPairs = ({ origin, destination }: { origin: string; destination: string }) =>
  airportsFor(origin).flatMap((from) =>
    airportsFor(destination)
      .filter((to) => to.code !== from.code)
      .map((to) => [from, to] as const),
  )

const requireRoute = (
  slice: { origin: string; destination: string; departure_date: string },
  pointer: string,
  now: Date,
) => {
  const from = airportsFor(slice.origin)
  const to = airportsFor(slice.destination)
  const unknown = 'is not a known IATA airport or city code'
  if (from.length === 0) throw invalidField('validation_inclusion', `${pointer}/origin`, unknown)
  if (to.length === 0) throw invalidField('validation_inclusion', `${pointer}/destination`, unknown)
  if (airportPairs(slice).length === 0)
    throw invalidField('validation_format', `${pointer}/destination`, 'must be another place than the origin')
  const today = localAt(from[0]!.timeZone, now.getTime()).slice(0, 10)
  const date = `${pointer}/departure_date`
  if (slice.departure_date < today)
    throw invalidField('validation_format', date, `must be after ${addDays(today, -1)}`)
  if (slice.departure_date > addDays(today, bookableDays))
    throw invalidField('validation_format', date, `must be at most ${bookableDays} days from now`)
}

/** A slice may leave on the day before the last one: over the date line one lands before one has left. */
const requireOrder = (slices: readonly { departure_date: string }[]) => {
  const early = slices.findIndex(
    ({ departure_date: date }, index) => index > 0 && addDays(date, 1) < slices[index - 1]!.departure_date,
  )
  if (early > 0)
    throw invalidField(
      'validation_format',
      `/data/slices/${early}/departure_date`,
      'must not be before the previous slice',
    )
}

/** A passenger has a type or an age, never both; from 12 on an age makes an adult. */
const typeOf = (type: PassengerType | undefined, age: number | undefined, pointer: string): PassengerType => {
  if (type !== undefined && age !== undefined)
    throw wrongCombination(`${pointer}/age`, 'must not be given together with a type')
  if (type !== undefined) return type
  if (age === undefined)
    throw invalidField('validation_required', `${pointer}/type`, "can't be blank unless an age is given")
  return age < 2 ? 'infant_without_seat' : age < 12 ? 'child' : 'adult'
}

const requireLaps = (passengers: readonly RequestedPassenger[]) => {
  const count = (type: PassengerType) => passengers.filter((passenger) => passenger.type === type).length
  const pointer = '/data/passengers'
  if (count('infant_without_seat') > count('adult'))
    throw invalidField('validation_length', pointer, 'must not have more infants than adults')
  if (count('adult') === 0) throw invalidField('validation_required', pointer, 'must have at least one adult')
}
