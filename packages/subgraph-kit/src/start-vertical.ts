import { messagingMigrations } from '@wayfare/booking-events'
import type { GraphQLSchema } from 'graphql'
import type { SubgraphContext } from './context.ts'
import { createOfferSearcher } from './offers/search.ts'
import type { OfferSearcher } from './offers/search.ts'
import type { OrderNames } from './orders/order-event.ts'
import { orderMigrations } from './orders/order-migrations.ts'
import type { OrderTables } from './orders/order-row.ts'
import type { OrderSupplier } from './orders/order-supplier.ts'
import { createOrders } from './orders/orders.ts'
import type { Orders } from './orders/orders.ts'
import { openKeyring } from '@wayfare/keyring'
import { createOfferReferences } from './references.ts'
import type { OfferReferences } from './references.ts'
import { startSubgraphServer } from './server.ts'
import type { RunningServer } from './server.ts'
import { openFoundation, openServiceMessaging, readiness } from './service.ts'
import type { Foundation } from './service.ts'
import type { KeyedServiceConfig } from './service-config.ts'

/** What a vertical's resolvers work with besides what is its own. */
export interface VerticalParts<D, S extends OrderSupplier<D>> extends Foundation {
  supplier: S
  orders: Orders<D>
  searcher: OfferSearcher
  /** The ids of the vertical's offers. */
  references: OfferReferences
}

export interface Vertical<D, S extends OrderSupplier<D>, C extends SubgraphContext> extends OrderNames {
  /** What the vertical's offers are called in the schema: `FlightOffer`. */
  offerType: string
  config: KeyedServiceConfig
  /** Of another service in the same process, or a test's. */
  shared?: Partial<Foundation>
  schema: GraphQLSchema
  supplier: (foundation: Foundation) => S
  /** Called once; the function it gives makes each request's context. */
  context: (parts: VerticalParts<D, S>) => (base: SubgraphContext) => C
}

/** A vertical's service until it is closed: its subgraph, and the worker of its orders. */
export const startVertical = async <D, S extends OrderSupplier<D>, C extends SubgraphContext>(
  vertical: Vertical<D, S, C>,
): Promise<RunningServer> => {
  const { config, schema, offerType, orderType } = vertical
  const foundation = await openFoundation(config, vertical.shared)
  const { database, log } = foundation
  await database.migrate(config.name, { ...messagingMigrations, ...orderMigrations })
  const messaging = await openServiceMessaging<OrderTables>(config, foundation)
  const supplier = vertical.supplier(foundation)
  const keys = openKeyring(config.dataKeys)
  const references = createOfferReferences(keys, offerType)
  const orders = createOrders<D>({
    references,
    keys,
    orderType,
    service: config.name,
    supplier,
    database,
    messaging,
    cache: foundation.cache,
    log,
  })
  const searcher = createOfferSearcher({ ...foundation, vertical: config.name })
  const context = vertical.context({ ...foundation, supplier, orders, searcher, references })
  const server = await startSubgraphServer({
    ...config,
    schema,
    context,
    ready: readiness(database, messaging),
    log,
  })
  await messaging.consume(orders.handlers)
  return {
    ...server,
    close: async () => {
      await server.close()
      await orders.close()
      await messaging.close()
      await foundation.close()
    },
  }
}
