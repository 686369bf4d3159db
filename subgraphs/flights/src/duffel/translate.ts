import { money, zonedIso } from '@wayfare/domain'
import type { CancellationPolicy, Refund, RefundDestination, SupplierOrder } from '@wayfare/subgraph-kit'
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
import type { WireCancellation, WireOffer, WireOrder, WireSegment, WireSlice } from './wire.ts'

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
  ...(order.payment_status.payment_required_by && { confirmBy: order.payment_status.payment_required_by }),
  ...(order.payment_status.price_guarantee_expires_at && {
    priceUntil: order.payment_status.price_guarantee_expires_at,
  }),
  reversible: isFree(order.conditions?.refund_before_departure),
  details: {
    orderId: order.id,
    recordLocator: order.booking_reference ?? undefined,
    slices: order.slices.map(toSlice),
    tickets: (order.documents ?? []).map((document) => ({ number: document.unique_identifier })),
  },
})

const destinations: Partial<Record<string, RefundDestination>> = {
  balance: 'PAYMENT',
  card: 'PAYMENT',
  arc_bsp_cash: 'PAYMENT',
  original_form_of_payment: 'PAYMENT',
  // Nothing was paid, so nothing is given back.
  awaiting_payment: 'PAYMENT',
  airline_credits: 'CREDIT',
  voucher: 'VOUCHER',
}

/** An amount that is null is one that nobody knows yet. */
export const toRefund = ({
  refund_amount,
  refund_currency,
  refund_to,
}: Omit<WireCancellation, 'id'>): Refund => {
  const refund = optionalMoney(refund_amount, refund_currency)
  const known = refund_to != null && Object.hasOwn(destinations, refund_to)
  return { ...(refund && { refund }), refundTo: (known && destinations[refund_to]) || 'UNKNOWN' }
}

/** A hold that was not paid in time awaits no payment either, and counts as cancelled. */
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

type RefundCondition = NonNullable<WireOffer['conditions']>['refund_before_departure']

const isFree = (refund: RefundCondition) =>
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

/** A passenger younger than 18 is a child here, also where Duffel sells an adult's fare. */
const toTraveller = (passenger: WireOffer['passengers'][number]): FlightTraveller => {
  const age = passenger.age ?? undefined
  const fare = fareTypeOf(passenger)
  const type = fare === 'ADULT' && (age ?? 99) < 18 ? 'CHILD' : fare
  return age === undefined ? { type } : { type, age }
}
