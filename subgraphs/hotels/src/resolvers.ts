import { globalId, localId } from '@wayfare/domain'
import { publicOrderState, requireCount } from '@wayfare/subgraph-kit'
import type { HotelsContext } from './context.ts'
import type { HotelContent, HotelName, HotelOrder } from './hotel.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { decodeRef } from './offer-ref.ts'

/** A field out of the hotel's content, which one call loads for all hotels of the answer. */
const content =
  <K extends keyof HotelContent>(field: K) =>
  async ({ hotelId }: HotelName, _: object, { loaders }: HotelsContext): Promise<HotelContent[K]> =>
    (await loaders.hotels.load(hotelId))[field]

/** The offer's reference holds what was ordered. */
const ordered = ({ request }: HotelOrder) => decodeRef(request.offer)

const images = async (hotel: HotelName, { first }: { first: number }, { loaders }: HotelsContext) => {
  requireCount('first', first, [1, 50])
  return (await loaders.hotels.load(hotel.hotelId)).images.slice(0, first)
}

export const resolvers: Resolvers = {
  Query: { hotelOffers: (_, args, context) => context.searches.page(args, context) },
  HotelOffer: {
    __resolveReference: ({ id }, { loaders, references }) => loaders.offers.load(references.read(id).ref),
    id: (offer, _, { references }) => references.id(offer),
    hotel: ({ hotelId }) => ({ hotelId }),
  },
  Hotel: {
    __resolveReference: ({ id }, { loaders }) => loaders.hotels.load(localId(id, 'Hotel')),
    id: ({ hotelId }) => globalId('Hotel', hotelId),
    name: content('name'),
    starRating: content('starRating'),
    guestRating: content('guestRating'),
    address: content('address'),
    coordinates: content('coordinates'),
    images,
    amenities: content('amenities'),
    description: content('description'),
    checkInFrom: content('checkInFrom'),
    checkInUntil: content('checkInUntil'),
    checkOutUntil: content('checkOutUntil'),
  },
  HotelOrder: {
    __resolveReference: ({ id }, { loaders }) => loaders.orders.load(localId(id, 'HotelOrder')),
    id: ({ orderId }) => globalId('HotelOrder', orderId),
    state: publicOrderState,
    itineraryId: ({ placed }) => placed?.reference,
    supplier: () => 'rapid',
    hotel: (order) => ({ hotelId: ordered(order).hotelId }),
    bookedRoom: ({ placed }) => placed?.details.room,
    bookedBoard: ({ placed }) => placed?.details.board,
    checkIn: (order) => ordered(order).checkIn,
    checkOut: (order) => ordered(order).checkOut,
    rooms: (order) => ordered(order).rooms,
    total: ({ placed, request }) => placed?.price ?? request.expected,
    holdUntil: ({ placed }) => placed?.confirmBy,
    cancellationTerms: (order, _, { orders, signal }) => orders.cancellationTerms(order, signal),
  },
}
