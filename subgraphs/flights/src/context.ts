import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { FlightOrders } from './flight.ts'
import type { FlightLoaders } from './loaders.ts'
import type { FlightSearches } from './search.ts'

export interface FlightsContext extends SubgraphContext {
  loaders: FlightLoaders
  searches: FlightSearches
  orders: FlightOrders
}
