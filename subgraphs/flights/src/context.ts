import type { OfferReferences, SubgraphContext } from '@wayfare/subgraph-kit'
import type { FlightOrders } from './flight.ts'
import type { FlightLoaders } from './loaders.ts'
import type { FlightSearches } from './search.ts'

export interface FlightsContext extends SubgraphContext {
  references: OfferReferences
  loaders: FlightLoaders
  searches: FlightSearches
  orders: FlightOrders
}
