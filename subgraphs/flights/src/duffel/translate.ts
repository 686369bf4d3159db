import { money, zonedIso } from '@wayfare/domain'
import type { CancellationPolicy, SupplierOrder } from '@wayfare/subgraph-kit'
import type {
  Airline,
  CabinClass,
  FlightOffer,
  FlightOrderDetails,
  FlightSegment,
  FlightSlice,
  FlightStop,
  FlightTraveller,
} from '../flight.ts'
import { fareTypeOf, requirementsOf } from './requirements.ts'
import type { WireOffer, WireOrder, WireSegment, WireSlice } from './wire.ts'

export const toOffer = (offer: WireOffer, fetchedAt: Date): FlightOffer => ({
  ref: offer.id,
  supplier: 'duffel',
  fetchedAt: fetchedAt.toISOString(),
  cached: false,
  expiresAt: offer.expires_at,
  price: {
    total: money(offer.total_amount, offer.total_currency),
    base: optionalMoney(offer.base_amount, offer.base_currency),
    taxes: optionalMoney(offer.tax_amount, offer.tax_currency),
    fees: [],
  },
  cancellation: toPolicy(offer),
  airline: toAirline(offer.owner),
  slices: offer.slices.map(toSlice),
  travellers: offer.passengers.map(toTraveller),
  holdable: !offer.payment_requirements.requires_instant_payment,
  requirements: requirementsOf(offer),
})

export const toOrder = (order: WireOrder): SupplierOrder<FlightOrderDetails> => ({
  reference: order.booking_reference ?? order.id,
  state: stateOf(order),
  price: money(order.total_amount, order.total_currency),
  confirmBy: order.payment_status.payment_required_by ?? undefined,
  reversible: isFree(order.conditions?.refund_before_departure),
  details: {
    orderId: order.id,
    recordLocator: order.booking_reference ?? undefined,
    slices: order.slices.map(toSlice),
    tickets: (order.documents ?? []).map((document) => ({ number: document.unique_identifier })),
  },
})

/** A hold that was not paid in time awaits no payment either, and is no order any more. */
const stateOf = ({ cancelled_at, payment_status, documents }: WireOrder) => {
  if (cancelled_at) return 'CANCELLED'
  if (payment_status.awaiting_payment) return 'HELD'
  return payment_status.paid_at || documents?.length ? 'CONFIRMED' : 'CANCELLED'
}

const optionalMoney = (amount?: string | null, currency?: string | null) =>
  amount && currency ? money(amount, currency) : undefined

/** Duffel says what a refund before departure costs, not until which hour it is free. */
const toPolicy = (offer: WireOffer): CancellationPolicy | undefined => {
  const refund = offer.conditions?.refund_before_departure
  if (!refund) return undefined
  const first = offer.slices[0]!.segments[0]!
  const departure = zonedIso(first.departing_at, first.origin.time_zone)
  const amount = optionalMoney(refund.penalty_amount, refund.penalty_currency)
  const free = isFree(refund)
  return {
    refundable: refund.allowed,
    freeUntil: free ? departure : undefined,
    penalties: refund.allowed && amount && !free ? [{ until: departure, amount }] : [],
  }
}

type Refund = NonNullable<WireOffer['conditions']>['refund_before_departure']

const isFree = (refund: Refund) =>
  refund?.allowed === true && Number(refund.penalty_amount ?? Number.NaN) === 0

const toSlice = (slice: WireSlice): FlightSlice => {
  const segments = slice.segments.map(toSegment)
  return {
    from: segments[0]!.from,
    to: segments.at(-1)!.to,
    duration: slice.duration ?? undefined,
    stops: segments.length - 1,
    segments,
  }
}

const toSegment = (segment: WireSegment): FlightSegment => ({
  from: toStop(segment.origin, segment.departing_at, segment.origin_terminal),
  to: toStop(segment.destination, segment.arriving_at, segment.destination_terminal),
  flightNumber: `${segment.marketing_carrier.iata_code ?? ''}${segment.marketing_carrier_flight_number}`,
  marketingAirline: toAirline(segment.marketing_carrier),
  operatingAirline: toAirline(segment.operating_carrier),
  aircraft: segment.aircraft?.name,
  duration: segment.duration ?? undefined,
  cabin: cabins[segment.passengers?.[0]?.cabin_class ?? ''],
})

const toStop = (place: WireSegment['origin'], at: string, terminal?: string | null): FlightStop => ({
  airport: place.iata_code,
  name: place.name,
  city: place.city_name ?? undefined,
  country: place.iata_country_code ?? undefined,
  terminal: terminal ?? undefined,
  at,
  timeZone: place.time_zone,
})

const toAirline = (carrier: WireOffer['owner']): Airline => ({
  code: carrier.iata_code ?? undefined,
  name: carrier.name,
})

const cabins: Partial<Record<string, CabinClass>> = {
  economy: 'ECONOMY',
  premium_economy: 'PREMIUM_ECONOMY',
  business: 'BUSINESS',
  first: 'FIRST',
}

/** Whoever is younger than 18 is a child here, also where Duffel sells an adult's fare. */
const toTraveller = (passenger: WireOffer['passengers'][number]): FlightTraveller => {
  const age = passenger.age ?? undefined
  const fare = fareTypeOf(passenger)
  const type = fare === 'ADULT' && (age ?? 99) < 18 ? 'CHILD' : fare
  return age === undefined ? { type } : { type, age }
}
