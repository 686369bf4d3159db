import type { LocalDate, LocalDateTime, TimeZone } from '@wayfare/domain'
import type {
  OfferFacts,
  OfferSource,
  Orders,
  OrderRecord,
  OrderSupplier,
  Unavailable,
} from '@wayfare/subgraph-kit'

export type CabinClass = 'ECONOMY' | 'PREMIUM_ECONOMY' | 'BUSINESS' | 'FIRST'
export type TravellerType = 'ADULT' | 'CHILD' | 'INFANT'

export interface FlightTraveller {
  type: TravellerType
  age?: number
}

export interface FlightSearch {
  slices: readonly { from: string; to: string; date: LocalDate }[]
  travellers: readonly FlightTraveller[]
  cabin?: CabinClass
}

export interface Airline {
  code?: string
  name: string
}

export interface FlightStop {
  airport: string
  name: string
  city?: string
  country?: string
  terminal?: string
  at: LocalDateTime
  timeZone: TimeZone
}

export interface FlightSegment {
  from: FlightStop
  to: FlightStop
  flightNumber: string
  marketingAirline: Airline
  operatingAirline: Airline
  aircraft?: string
  /** ISO 8601. */
  duration?: string
  cabin?: CabinClass
}

export interface FlightSlice {
  from: FlightStop
  to: FlightStop
  duration?: string
  stops: number
  segments: readonly FlightSegment[]
}

export interface FlightOffer extends OfferFacts {
  airline: Airline
  slices: readonly FlightSlice[]
  travellers: readonly FlightTraveller[]
  holdable: boolean
}

/** What we keep of an order besides what all verticals keep. */
export interface FlightOrderDetails {
  /** The supplier's own id, for the next step; absent while it has accepted the order and not made it. */
  orderId?: string
  /** How an order that was only accepted is looked for. */
  accepted?: { offer: string; clientReference: string; since: string }
  recordLocator?: string
  slices: readonly FlightSlice[]
  tickets: readonly { number: string }[]
}

export type FlightOrderSupplier = OrderSupplier<FlightOrderDetails>

/** A supplier of flights. Everything but search works from an offer's `ref` alone. */
export interface FlightSupplier extends FlightOrderSupplier {
  search(search: FlightSearch): OfferSource<FlightOffer>
  /** The offer at its price of this moment. */
  reprice(ref: string, signal: AbortSignal): Promise<FlightOffer | Unavailable>
}

export type FlightOrder = OrderRecord<FlightOrderDetails>
export type FlightOrders = Orders<FlightOrderDetails>
