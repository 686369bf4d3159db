export type { SubgraphContext } from './context.ts'
export { createErrorFormat, publicCodes } from './format-error.ts'
export { createLoader, createSingleLoader } from './loader.ts'
export { pageOf, requirePageSize } from './offers/connection.ts'
export type { Connection, PageArgs } from './offers/connection.ts'
export { convert, ecbRates, rateBetween } from './offers/exchange-rates.ts'
export type { ExchangeRates, RateSheet } from './offers/exchange-rates.ts'
export { gatherOffers } from './offers/gather.ts'
export type { Gathered, GatherOptions, OfferSource, SupplierOutcome } from './offers/gather.ts'
export type { CancellationPolicy, ExchangeRate, Fee, OfferFacts, Price, Unavailable } from './offers/offer.ts'
export { createOfferSearcher } from './offers/search.ts'
export type { OfferSearch, OfferSearcher } from './offers/search.ts'
export { orderMigrations } from './orders/order-migrations.ts'
export type { OrderOwner, OrderRecord, OrderState, OrderTables } from './orders/order-row.ts'
export { createOrders } from './orders/orders.ts'
export type { Orders, OrdersOptions } from './orders/orders.ts'
export type {
  CancellationTerms,
  OrderRequest,
  OrderSupplier,
  Placed,
  Refusal,
  SupplierOrder,
} from './orders/order-supplier.ts'
export { publicOrderState } from './orders/public-state.ts'
export { mayRead } from './orders/ownership.ts'
export { runService } from './run-service.ts'
export { checkScalar, scalarResolvers } from './scalars.ts'
export { createSubgraphSchema, readTypeDefs } from './schema.ts'
export { clientIpHeader, startSubgraphServer } from './server.ts'
export type { RunningServer, SubgraphServerOptions } from './server.ts'
export { openFoundation, openServiceMessaging } from './service.ts'
export type { Foundation } from './service.ts'
export { readServiceConfig } from './service-config.ts'
export type { ServiceConfig } from './service-config.ts'
