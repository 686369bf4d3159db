import { systemClock } from '@wayfare/domain'
import { openKeyring } from '@wayfare/keyring'
import {
  createSubgraphSchema,
  openStorage,
  readTypeDefs,
  readiness,
  startSubgraphServer,
} from '@wayfare/subgraph-kit'
import type { RunningServer, Storage } from '@wayfare/subgraph-kit'
import type { AccountsConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { startResealing } from './resealing.ts'
import { resolvers } from './resolvers.ts'
import { accountMigrations, createTravellerStore } from './traveller-store.ts'
import type { AccountTables } from './traveller-store.ts'
import { createTravellers } from './travellers.ts'

export { readConfig } from './config.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core', 'results'])

/** The accounts service until it is closed. */
export const startAccounts = async (
  config: AccountsConfig,
  shared: Partial<Storage> = {},
): Promise<RunningServer> => {
  const storage = await openStorage(config, shared)
  const { database, log } = storage
  await database.migrate('accounts', accountMigrations)
  const db = database.forService<AccountTables>('accounts')
  const keys = openKeyring(config.dataKeys)
  const store = createTravellerStore(db, keys)
  const travellers = createTravellers(store, systemClock)
  const server = await startSubgraphServer({
    ...config,
    schema: createSubgraphSchema({ typeDefs, resolvers, scalars: 'deferred' }),
    context: (base) => ({ ...base, travellers, loaders: createLoaders(store, base) }),
    ready: readiness(database),
    log,
  })
  const resealing = startResealing({ db, keys, log })
  return {
    ...server,
    close: async () => {
      await server.close()
      await resealing.close()
      await storage.close()
    },
  }
}
