import { messagingMigrations } from '@wayfare/booking-events'
import {
  createOfferSearcher,
  createOrders,
  createSubgraphSchema,
  openFoundation,
  openServiceMessaging,
  orderMigrations,
  readTypeDefs,
  startSubgraphServer,
} from '@wayfare/subgraph-kit'
import type { Foundation, OrderTables, RunningServer } from '@wayfare/subgraph-kit'
import type { FlightsConfig } from './config.ts'
import { duffelFlights } from './duffel/duffel-flights.ts'
import type { FlightSupplier } from './flight.ts'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { createFlightSearches } from './search.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core', 'offers'])

export interface FlightsOverrides extends Partial<Foundation> {
  supplier?: FlightSupplier
}

/** The flights service: its subgraph and its order worker, until it is closed. */
export const startFlights = async (
  config: FlightsConfig,
  overrides: FlightsOverrides = {},
): Promise<RunningServer> => {
  const foundation = await openFoundation(config, overrides)
  const { database, log } = foundation
  await database.migrate('flights', { ...messagingMigrations, ...orderMigrations })
  const messaging = await openServiceMessaging<OrderTables>(config, foundation)
  const supplier = overrides.supplier ?? duffelFlights(config.duffel, log)
  const names = { offerType: 'FlightOffer', orderType: 'FlightOrder' }
  const orders = createOrders({ ...names, service: 'flights', supplier, database, messaging, log })
  const searches = createFlightSearches(supplier, createOfferSearcher({ ...foundation, vertical: 'flights' }))
  const server = await startSubgraphServer({
    ...config,
    schema: createSubgraphSchema({ typeDefs, resolvers }),
    context: (base) => ({ ...base, orders, searches, loaders: createLoaders(supplier, orders, base) }),
    log,
  })
  await messaging.consume(orders.handlers)
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await messaging.close()
      await foundation.close()
    },
  }
}
