import { createLoader, createSingleLoader, offerOrError } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { FlightOffer, FlightOrders, FlightSupplier } from './flight.ts'

/** One request's loaders. Offers are asked for one by one, all at once: Duffel has no call for several ids. */
export const createLoaders = (
  supplier: FlightSupplier,
  orders: FlightOrders,
  { viewer, signal }: SubgraphContext,
) => ({
  offers: createSingleLoader<FlightOffer>(async (ref) => offerOrError(await supplier.reprice(ref, signal))),
  orders: createLoader((ids) => orders.findMany(ids, viewer), { what: 'The order' }),
})

export type FlightLoaders = ReturnType<typeof createLoaders>
