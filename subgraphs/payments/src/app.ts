import { messagingMigrations } from '@wayfare/booking-events'
import {
  createSubgraphSchema,
  openServiceMessaging,
  openStorage,
  readTypeDefs,
  readiness,
  startSubgraphServer,
} from '@wayfare/subgraph-kit'
import type { RunningServer, Storage } from '@wayfare/subgraph-kit'
import type { PaymentsConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { paymentMigrations } from './migrations.ts'
import type { PaymentProvider } from './payment.ts'
import type { PaymentTables } from './payment-row.ts'
import { createPayments } from './payments.ts'
import type { Payments, Timing } from './payments.ts'
import { resolvers } from './resolvers.ts'
import { stripePayments } from './stripe/stripe-payments.ts'
import { stripeWebhook } from './stripe/webhook.ts'

export { readConfig } from './config.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core'])

export interface PaymentsOverrides extends Partial<Storage> {
  provider?: PaymentProvider
  timing?: Partial<Timing>
}

/** The payments service: its subgraph and its worker, until it is closed. */
export const startPayments = async (
  config: PaymentsConfig,
  overrides: PaymentsOverrides = {},
): Promise<RunningServer> => {
  const storage = await openStorage(config, overrides)
  const { database, log } = storage
  await database.migrate('payments', { ...messagingMigrations, ...paymentMigrations })
  const messaging = await openServiceMessaging<PaymentTables>(config, storage)
  const provider = overrides.provider ?? stripePayments(config.stripe, log)
  const payments = createPayments({ provider, database, messaging, log, timing: overrides.timing })
  const server = await startSubgraphServer({
    ...config,
    schema: createSubgraphSchema({ typeDefs, resolvers }),
    context: (base) => ({ ...base, loaders: createLoaders(payments, base) }),
    ready: readiness(database, messaging),
    webhook: webhookOf(config, payments, log),
    log,
  })
  await messaging.consume(payments.handlers)
  const followUps = payments.startFollowUps()
  return {
    ...server,
    close: async () => {
      await server.close()
      await followUps.close()
      await messaging.close()
      await storage.close()
    },
  }
}

const webhookOf = (
  { webhookSecret: secret }: PaymentsConfig,
  { followUpNow: happened }: Payments,
  log: Storage['log'],
) => (secret ? stripeWebhook({ secret, happened, log }) : undefined)
