import { draw } from '../random.ts'
import { localDeparture, type Flight, type Journey } from './flights.ts'

export const cabins = ['first', 'business', 'premium_economy', 'economy'] as const
export type Cabin = (typeof cabins)[number]

export interface FareBrand {
  readonly name: string
  readonly factor: number
  readonly checkedBags: number
  /** Share of the fare kept on a change or refund; undefined where it is not allowed. */
  readonly changePenalty: number | undefined
  readonly refundPenalty: number | undefined
}

const basic = { name: 'Basic', factor: 1, checkedBags: 0, changePenalty: undefined, refundPenalty: undefined }
const classic = { name: 'Classic', factor: 1.22, checkedBags: 1, changePenalty: 0.2, refundPenalty: 0.4 }
const flex = { name: 'Flex', factor: 1.6, checkedBags: 1, changePenalty: 0, refundPenalty: 0 }
const saver = { name: 'Saver', factor: 1, checkedBags: 2, changePenalty: 0.15, refundPenalty: undefined }
const fully = { name: 'Fully Flexible', factor: 1.3, checkedBags: 2, changePenalty: 0, refundPenalty: 0 }

/** The two brands a journey is sold in. */
export const brandsOf = (cabin: Cabin, key: string): readonly [FareBrand, FareBrand] =>
  cabin === 'economy' || cabin === 'premium_economy'
    ? [basic, draw(`${key} brand`) < 0.6 ? classic : flex]
    : [saver, fully]

const cabinFactors: Record<Cabin, number> = { economy: 1, premium_economy: 1.75, business: 3.4, first: 5.4 }
const passengerFactors = { adult: 1, child: 0.75, infant_without_seat: 0.1 } as const
export type PassengerType = keyof typeof passengerFactors

const seasons = [0.86, 0.88, 0.95, 1.04, 1, 1.14, 1.28, 1.25, 1, 0.95, 0.88, 1.16]

/** How much more the last seats cost. */
const urgency = (days: number) => (days < 4 ? 1.7 : days < 10 ? 1.4 : days < 21 ? 1.15 : days < 60 ? 1 : 0.93)

interface Sale {
  readonly cabin: Cabin
  readonly brand: FareBrand
  readonly soldAt: Date
}

/** What an adult pays for a journey before taxes, in whole cents of a euro. */
const adultFare = (seed: string, journey: Journey, { cabin, brand, soldAt }: Sale): number => {
  const first = journey.flights[0]!
  const km = journey.flights.reduce((sum, flight) => sum + flight.km, 0)
  const date = localDeparture(first).slice(0, 10)
  const days = (first.departs - soldAt.getTime()) / 86_400_000
  const luck = 0.88 + 0.24 * draw(`${seed} fare ${journey.carrier.code}${first.number} ${date}`)
  const changing = journey.flights.length > 1 ? 0.82 : 1
  const euros = 28 + 0.058 * km
  const factor =
    luck * changing * journey.carrier.dearness * cabinFactors[cabin] * brand.factor * urgency(days)
  return Math.round(euros * 100 * factor * seasons[Number(date.slice(5, 7)) - 1]!)
}

export interface Price {
  readonly base: number
  readonly tax: number
}

/** The fare of all passengers over all journeys, in cents. `drift` is 1 unless a test moved the price. */
export const priceOf = (
  seed: string,
  sale: Sale & { journeys: readonly Journey[]; passengers: readonly PassengerType[] },
  drift = 1,
): Price => {
  const heads = sale.passengers.reduce((sum, type) => sum + passengerFactors[type], 0)
  const adult = sale.journeys.reduce((sum, journey) => sum + adultFare(seed, journey, sale), 0)
  const base = Math.round(adult * heads * drift)
  const airportFees = sale.journeys.reduce((sum, { flights }) => sum + flights.length * 1_450, 0)
  return { base, tax: Math.round(base * 0.12 + airportFees * heads) }
}

/** The thing that sells out: a cabin of a flight on a day. */
export const seatsKey = (flight: Flight, cabin: Cabin) =>
  `seats ${flight.carrier.code}${flight.number} ${flight.origin.code} ${localDeparture(flight).slice(0, 10)} ${cabin}`

/** Seats for sale before anybody bought one. */
export const seatsAtFirst = (seed: string, flight: Flight, cabin: Cabin): number => {
  const most = cabin === 'economy' ? 90 : cabin === 'premium_economy' ? 24 : 14
  return 1 + Math.floor(most * Math.sqrt(draw(`${seed} ${seatsKey(flight, cabin)}`)))
}

export const decimal = (cents: number): string => (cents / 100).toFixed(2)
