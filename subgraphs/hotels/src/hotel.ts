import type { LocalDate, Money } from '@wayfare/domain'
import type {
  OfferFacts,
  OfferSource,
  Orders,
  OrderRecord,
  OrderSupplier,
  Unavailable,
} from '@wayfare/subgraph-kit'

export type HotelBoard = 'ROOM_ONLY' | 'BREAKFAST' | 'HALF_BOARD' | 'FULL_BOARD' | 'ALL_INCLUSIVE'

export interface RoomOccupancy {
  adults: number
  /** On the day of arrival. */
  childAges: readonly number[]
}

export interface Stay {
  checkIn: LocalDate
  checkOut: LocalDate
  /** One entry a room. */
  rooms: readonly RoomOccupancy[]
}

export interface HotelSearch extends Stay {
  /** IATA code of a city or airport, in capitals. */
  place: string
}

export interface HotelRoom {
  name: string
  bedding?: string
  beds: readonly { type: string; size?: string; count: number }[]
}

export interface HotelOffer extends OfferFacts, Stay {
  hotelId: string
  room: HotelRoom
  board: HotelBoard
  refundable: boolean
  nights: readonly { date: LocalDate; amount: Money }[]
  roomsLeft?: number
}

/** A hotel by its id; its content is loaded when a query selects it. */
export interface HotelName {
  hotelId: string
}

export interface HotelContent {
  hotelId: string
  name?: string
  starRating?: number
  guestRating?: { overall: number; count: number }
  address?: { lines: readonly string[]; city?: string; state?: string; postalCode?: string; country?: string }
  coordinates?: { latitude: number; longitude: number }
  images: readonly { url: string; thumbnail?: string; caption?: string }[]
  amenities: readonly string[]
  description?: string
  checkInFrom?: string
  checkInUntil?: string
  checkOutUntil?: string
}

/** What we keep of an order besides what all verticals keep. */
export interface HotelOrderDetails {
  itineraryId: string
  /** With whom the itinerary is found and cancelled at the supplier. */
  guest: { email: string; ip: string }
  /** Undefined for an order that was found again and not described. */
  room?: HotelRoom
  board?: HotelBoard
  /** The links that pay and drop a hold. They expire; a retrieval gives new ones. */
  resume?: string
  drop?: string
}

export type HotelOrderSupplier = OrderSupplier<HotelOrderDetails>

/** A supplier of hotel rooms. Everything but search works from an offer's `ref` alone. */
export interface HotelSupplier extends HotelOrderSupplier {
  search(search: HotelSearch): OfferSource<HotelOffer>
  /** Each offer at its current price, under the given ref; an error for one that could not be priced. */
  reprice(
    refs: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, HotelOffer | Unavailable | Error>>
  /** Content by hotel id, up to `contentBatch` at once; hotels the supplier does not know are missing. */
  content(hotelIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, HotelContent>>
  readonly contentBatch: number
}

export type HotelOrder = OrderRecord<HotelOrderDetails>
export type HotelOrders = Orders<HotelOrderDetails>
