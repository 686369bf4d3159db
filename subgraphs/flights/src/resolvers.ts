import { globalId, localId } from '@wayfare/domain'
import { publicOrderState } from '@wayfare/subgraph-kit'
import type { Resolvers } from './generated/resolvers.ts'

export const resolvers: Resolvers = {
  Query: { flightOffers: (_, args, { searches, signal }) => searches.page(args, signal) },
  FlightOffer: {
    __resolveReference: ({ id }, { loaders, references }) => loaders.offers.load(references.read(id).ref),
    id: (offer, _, { references }) => references.id(offer),
  },
  FlightOrder: {
    __resolveReference: ({ id }, { loaders }) => loaders.orders.load(localId(id, 'FlightOrder')),
    id: ({ orderId }) => globalId('FlightOrder', orderId),
    state: publicOrderState,
    supplier: () => 'duffel',
    total: ({ placed, request }) => placed?.price ?? request.expected,
    payBy: ({ placed }) => placed?.confirmBy,
    slices: ({ placed }) => placed?.details.slices ?? [],
    recordLocator: ({ placed }) => placed?.details.recordLocator,
    tickets: ({ placed }) => placed?.details.tickets ?? [],
    cancellationTerms: (order, _, { orders, signal }) => orders.cancellationTerms(order, signal),
  },
}
