import { createSubgraphSchema, readTypeDefs, startVertical } from '@wayfare/subgraph-kit'
import type { Foundation, RunningServer } from '@wayfare/subgraph-kit'
import type { FlightsConfig } from './config.ts'
import type { FlightsContext } from './context.ts'
import { duffelFlights } from './duffel/duffel-flights.ts'
import type { FlightOrderDetails, FlightSupplier } from './flight.ts'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { createFlightSearches } from './search.ts'

export { readConfig } from './config.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core', 'offers'])

export interface FlightsOverrides extends Partial<Foundation> {
  supplier?: FlightSupplier
}

/** The flights service: its subgraph and its order worker, until it is closed. */
export const startFlights = (
  config: FlightsConfig,
  { supplier: given, ...shared }: FlightsOverrides = {},
): Promise<RunningServer> =>
  startVertical<FlightOrderDetails, FlightSupplier, FlightsContext>({
    config,
    shared,
    offerType: 'FlightOffer',
    orderType: 'FlightOrder',
    schema: createSubgraphSchema({ typeDefs, resolvers }),
    supplier: (foundation) => given ?? duffelFlights(config.duffel, foundation),
    context: ({ supplier, orders, searcher, references }) => {
      const searches = createFlightSearches(supplier, searcher)
      return (base) => ({
        ...base,
        references,
        orders,
        searches,
        loaders: createLoaders(supplier, orders, base),
      })
    },
  })
