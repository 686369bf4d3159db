import { Secret } from '@wayfare/config'
import type { Logger } from '@wayfare/telemetry'
import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPool } from 'kysely'
import type { Backend, Database, DatabaseConfig, DatabasePool } from './database.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import { migrateSchema } from './migrate.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { guardTransactions, refuseInsideTransactions } from './transaction-scope.ts'

/**
 * PostgreSQL when `url` is set, else PGlite: both behind the same interface.
 * @throws DomainError UNAVAILABLE when the server cannot be reached, CONFLICT when the folder is in use
 */
export const openDatabase = async (config: DatabaseConfig, log: Logger): Promise<Database> => {
  const backend = await openBackend(config, log)
  const pool = refuseInsideTransactions(backend.pool)
  const kysely = kyselyOver(pool)
  let closing: Promise<void> | undefined
  return {
    kind: backend.kind,
    pool,
    forService: <Tables>(schema: string) => guardTransactions(kysely.withSchema(schema) as Kysely<Tables>),
    migrate: (schema, migrations) =>
      backend.migrating((own) =>
        migrateSchema(kyselyOver(refuseInsideTransactions(own)), schema, migrations),
      ),
    listen: backend.listen,
    ping: backend.ping,
    close: () => (closing ??= backend.close()),
  }
}

const openBackend = ({ url, dataDir, poolSize = 10 }: DatabaseConfig, log: Logger): Promise<Backend> =>
  url === undefined
    ? openEmbedded(dataDir, log)
    : openPostgres({ url: url instanceof Secret ? url.reveal() : url, poolSize }, log)

const kyselyOver = (pool: DatabasePool) =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool: kyselyPool(pool) }) })

/** Kysely would end the pool it is given; ours is ended by `Database.close`. */
const kyselyPool = (pool: DatabasePool): PostgresPool =>
  ({ connect: () => pool.connect(), end: async () => {}, options: {} }) as unknown as PostgresPool
