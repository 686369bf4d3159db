import { DomainError } from '@wayfare/domain'
import { createLoader, createSingleLoader } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { FlightOffer, FlightOrders, FlightSupplier } from './flight.ts'

/** One request's loaders. Offers are asked for one by one, all at once: Duffel has no call for several ids. */
export const createLoaders = (
  supplier: FlightSupplier,
  orders: FlightOrders,
  { viewer, signal }: SubgraphContext,
) => ({
  offers: createSingleLoader(async (ref): Promise<FlightOffer> => {
    const offer = await supplier.reprice(ref, signal)
    if (!('unavailable' in offer)) return offer
    throw new DomainError('NOT_FOUND', 'The offer cannot be had any more.', { hint: 'Search again.' })
  }),
  orders: createLoader((ids) => orders.findMany(ids, viewer), { what: 'The order' }),
})

export type FlightLoaders = ReturnType<typeof createLoaders>
