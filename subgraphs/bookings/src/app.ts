import { messagingMigrations } from '@wayfare/booking-events'
import { openKeyring } from '@wayfare/keyring'
import {
  createSubgraphSchema,
  openFoundation,
  openServiceMessaging,
  readTypeDefs,
  readiness,
  startSubgraphServer,
} from '@wayfare/subgraph-kit'
import type { Foundation, RunningServer } from '@wayfare/subgraph-kit'
import type { Kysely } from 'kysely'
import { createCancellations } from './cancelling/cancellations.ts'
import type { BookingsConfig } from './config.ts'
import type { BookingServices } from './context.ts'
import { createTripBooking } from './trip/book-trip.ts'
import { createTravellerChecks } from './trip/travellers.ts'
import { createLoaders } from './loaders.ts'
import { createPages } from './pages.ts'
import { createProcessManager } from './process-manager.ts'
import type { ProcessManager } from './process-manager.ts'
import { subgraphOfferPrices } from './quoting/offer-prices.ts'
import { createQuotes } from './quoting/quotes.ts'
import { createSubgraphClient } from './quoting/subgraph-client.ts'
import { startPruner } from './pruner.ts'
import type { PrunerOptions } from './pruner.ts'
import { createRefundAmounts } from './refund-amounts.ts'
import type { RefundAmounts } from './refund-amounts.ts'
import { resolvers } from './resolvers.ts'
import { createBookingStore } from './store/booking-store.ts'
import type { BookingStore } from './store/booking-store.ts'
import { migrations } from './store/migrations.ts'
import type { BookingTables } from './store/tables.ts'
import { startSweeper } from './sweeper.ts'
import type { SweeperOptions } from './sweeper.ts'
import { createPolls } from './updates.ts'
import { openWaits } from './waits.ts'
import type { Waits } from './waits.ts'

export { readConfig } from './config.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core', 'results'])

export interface BookingsOverrides extends Partial<Foundation> {
  sweeper?: Partial<SweeperOptions>
  pruner?: Partial<PrunerOptions>
}

/** The bookings service: quotes, trips, the saga and its sweeper, until it is closed. */
export const startBookings = async (
  config: BookingsConfig,
  overrides: BookingsOverrides = {},
): Promise<RunningServer> => {
  const foundation = await openFoundation(config, overrides)
  const { database, log, rates } = foundation
  await database.migrate('bookings', { ...messagingMigrations, ...migrations })
  const messaging = await openServiceMessaging<BookingTables>(config, foundation)
  const db = database.forService<BookingTables>('bookings')
  const waits = await openWaits(database)
  const bookings = createBookingStore(db)
  const refundAmounts = createRefundAmounts(rates)
  const process = createProcessManager({ db, messaging, refundAmounts, log })
  const services = createServices(config, { ...foundation, db, waits, bookings, refundAmounts, process })
  const server = await startSubgraphServer({
    ...config,
    schema: createSubgraphSchema({ typeDefs, resolvers, scalars: 'deferred' }),
    context: (base) => ({ ...base, ...services, loaders: createLoaders(bookings, base) }),
    ready: readiness(database, messaging),
    log,
  })
  await messaging.consume(process.handlers)
  const sweeper = startSweeper({ db, process, log }, overrides.sweeper)
  const pruner = startPruner(db, log, overrides.pruner)
  return {
    ...server,
    close: async () => {
      await server.close()
      await sweeper.close()
      await pruner.close()
      await messaging.close()
      await waits.close()
      await foundation.close()
    },
  }
}

interface ServiceParts extends Foundation {
  db: Kysely<BookingTables>
  waits: Waits
  bookings: BookingStore
  refundAmounts: RefundAmounts
  process: ProcessManager
}

/** What resolvers delegate to. */
const createServices = (config: BookingsConfig, parts: ServiceParts): BookingServices => {
  const { db, rates, log, waits, bookings } = parts
  const keys = openKeyring(config.dataKeys)
  const subgraphs = createSubgraphClient(config.subgraphs, log)
  const prices = subgraphOfferPrices(subgraphs)
  const quotes = createQuotes({ db, rates, prices, lastMs: config.quotesLastMs })
  return {
    quotes,
    trips: createTripBooking({ ...parts, quotes, keys }),
    travellerChecks: createTravellerChecks(quotes),
    polls: createPolls({ bookings, waits }),
    pages: createPages(bookings),
    cancellations: createCancellations({ ...parts, subgraphs, keys }),
  }
}
