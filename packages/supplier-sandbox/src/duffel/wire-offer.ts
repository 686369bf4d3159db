import { airport, place } from '@wayfare/gazetteer'
import { token } from '../random.ts'
import { decimal, type Cabin, type FareBrand } from '../world/fares.ts'
import { kmBetween, localArrival, localDeparture, minutesOfJourney } from '../world/flights.ts'
import type { Flight, Journey } from '../world/flights.ts'
import { duration, localAt } from '../world/time.ts'
import { flightsOf, type Offer } from './offer.ts'
import type { OfferRequest, RequestedPassenger } from './offer-request.ts'
import type { TestRoute } from './test-routes.ts'
import { wireAircraft, wireAirline, wireAirport, wirePlace } from './wire-places.ts'

export const currency = 'EUR'

const cabinNames: Record<Cabin, string> = {
  economy: 'Economy',
  premium_economy: 'Premium Economy',
  business: 'Business',
  first: 'First',
}

export const wirePassenger = ({ id, type, age }: RequestedPassenger) => ({
  id,
  type,
  age,
  given_name: null,
  family_name: null,
  fare_type: null,
  loyalty_programme_accounts: [],
})

const condition = (share: number | undefined, total: number) =>
  share === undefined
    ? { allowed: false, penalty_amount: null, penalty_currency: null }
    : { allowed: true, penalty_amount: decimal(Math.round(total * share)), penalty_currency: currency }

export const wireConditions = ({ changePenalty, refundPenalty }: FareBrand, total: number) => ({
  change_before_departure: condition(changePenalty, total),
  refund_before_departure: condition(refundPenalty, total),
})

const fareBasis = (brand: FareBrand, cabin: Cabin) =>
  `${cabin[0]!.toUpperCase()}${brand.name.slice(0, 3).toUpperCase()}00`

const wireBags = (brand: FareBrand, { type }: RequestedPassenger, testRoute?: TestRoute) =>
  testRoute === 'no-baggage' ? [] : bagsOf(brand, type)

const bagsOf = (brand: FareBrand, type: RequestedPassenger['type']) => [
  { type: 'carry_on', quantity: type === 'infant_without_seat' ? 0 : 1 },
  { type: 'checked', quantity: type === 'infant_without_seat' ? 0 : brand.checkedBags },
]

/** The one landing on the way that a test route asks for, half-way and for an hour. */
const wireStops = ({ departs, arrives }: Flight, id: string) => {
  const at = airport('VIE')!
  const middle = Math.round((departs + arrives) / 2 / 60_000) * 60_000
  return [
    {
      id: `sto_0000${token(`stop ${id}`, 18)}`,
      airport: wireAirport(at),
      arriving_at: localAt(at.timeZone, middle - 30 * 60_000),
      departing_at: localAt(at.timeZone, middle + 30 * 60_000),
      duration: duration(60),
    },
  ]
}

type Sold = Pick<Offer, 'id' | 'brand' | 'request' | 'price' | 'testRoute'>

const wireSegment = (flight: Flight, id: string, { brand, request, testRoute }: Sold) => ({
  id,
  origin: { type: 'airport', ...wireAirport(flight.origin) },
  destination: { type: 'airport', ...wireAirport(flight.destination) },
  origin_terminal: null,
  destination_terminal: null,
  departing_at: localDeparture(flight),
  arriving_at: localArrival(flight),
  duration: duration((flight.arrives - flight.departs) / 60_000),
  distance: kmBetween(flight.origin, flight.destination).toFixed(3),
  marketing_carrier: wireAirline(flight.carrier),
  marketing_carrier_flight_number: flight.number,
  operating_carrier: wireAirline(flight.carrier),
  operating_carrier_flight_number: flight.number,
  aircraft: wireAircraft(flight.km),
  stops: testRoute === 'stop' ? wireStops(flight, id) : [],
  passengers: request.passengers.map((passenger) => ({
    passenger_id: passenger.id,
    cabin_class: request.cabin,
    cabin_class_marketing_name: cabinNames[request.cabin],
    fare_basis_code: fareBasis(brand, request.cabin),
    baggages: wireBags(brand, passenger, testRoute),
  })),
})

const wireSlice = (journey: Journey, index: number, offer: Sold) => {
  const total = offer.price.base + offer.price.tax
  const ends = [journey.flights[0]!.origin, journey.flights.at(-1)!.destination]
  return {
    id: `sli_0000${token(`${offer.id} slice ${index}`, 18)}`,
    origin: { type: 'airport', ...wireAirport(ends[0]!) },
    destination: { type: 'airport', ...wireAirport(ends[1]!) },
    origin_type: 'airport',
    destination_type: 'airport',
    duration: duration(minutesOfJourney(journey)),
    fare_brand_name: offer.brand.name,
    ngs_shelf: null,
    comparison_key: null,
    segments: journey.flights.map((flight, leg) =>
      wireSegment(flight, `seg_0000${token(`${offer.id} segment ${index} ${leg}`, 18)}`, offer),
    ),
    conditions: {
      change_before_departure: wireConditions(offer.brand, total).change_before_departure,
    },
  }
}

export const wireSlices = (offer: Offer) =>
  offer.journeys.map((journey, index) => wireSlice(journey, index, offer))

export const wireAmounts = ({ base, tax }: Offer['price']) => ({
  total_amount: decimal(base + tax),
  total_currency: currency,
  base_amount: decimal(base),
  base_currency: currency,
  tax_amount: decimal(tax),
  tax_currency: currency,
})

export const wireOffer = (offer: Offer, now: Date) => ({
  id: offer.id,
  live_mode: false,
  created_at: offer.createdAt.toISOString(),
  updated_at: now.toISOString(),
  expires_at: offer.expiresAt.toISOString(),
  partial: false,
  ...wireAmounts(offer.price),
  total_emissions_kg: String(Math.round(flightsOf(offer).reduce((sum, { km }) => sum + km * 0.09, 0))),
  owner: wireAirline(offer.journeys[0]!.carrier),
  slices: wireSlices(offer),
  passengers: offer.request.passengers.map(wirePassenger),
  payment_requirements: {
    requires_instant_payment: offer.holdUntil === undefined,
    price_guarantee_expires_at: offer.guaranteedUntil?.toISOString() ?? null,
    payment_required_by: offer.holdUntil?.toISOString() ?? null,
  },
  passenger_identity_documents_required: offer.rules.documents === 'required',
  supported_passenger_identity_document_types: offer.rules.documents === 'none' ? [] : ['passport'],
  supported_loyalty_programmes: [],
  available_airline_credit_ids: [],
  conditions: wireConditions(offer.brand, offer.price.base + offer.price.tax),
  private_fares: [],
})

/** A code that is an airport's and a city's means the airport, as it does when journeys are looked for. */
const placeOf = (code: string) => airport(code) ?? place(code)!

export const wireRequest = (request: OfferRequest) => ({
  id: request.id,
  live_mode: false,
  created_at: request.createdAt,
  cabin_class: request.cabin,
  client_key: token(`client key ${request.id}`, 24),
  airline_credit_ids: [],
  slices: request.slices.map(({ origin, destination, date }) => ({
    origin: wirePlace(placeOf(origin)),
    destination: wirePlace(placeOf(destination)),
    origin_type: wirePlace(placeOf(origin)).type,
    destination_type: wirePlace(placeOf(destination)).type,
    departure_date: date,
  })),
  passengers: request.passengers.map(wirePassenger),
})
