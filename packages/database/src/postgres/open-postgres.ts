import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import pg from 'pg'
import type { Backend } from '../database.ts'
import { searchPath, types } from '../session.ts'
import { retrying } from '../unavailable.ts'
import { createLendingPool } from './lending-pool.ts'
import { createListener } from './listener.ts'

export interface PostgresConfig {
  readonly url: string
  readonly poolSize: number
}

/** Every wait for the database ends, in milliseconds. */
const limits = {
  /** For a new connection, or for one of the pool. */
  connect: 5_000,
  statement: 20_000,
  lock: 10_000,
  /** A transaction that does nothing holds its locks no longer. */
  idleTransaction: 15_000,
  /** For a server that fell silent: its own limits have passed long before. */
  silence: 25_000,
}

/** A pool for queries and one connection of its own for notifications. */
export const openPostgres = async ({ url, poolSize }: PostgresConfig, log: Logger): Promise<Backend> => {
  const session = {
    connectionString: url,
    options: settings({ statement_timeout: limits.statement, lock_timeout: limits.lock }),
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.silence,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types,
  }
  const pool = new pg.Pool({ ...session, max: poolSize })
  const lending = createLendingPool(pool, log)
  await reach(pool, url)
  const listener = createListener(() => new pg.Client(session), log)
  // A change of the schema may take long, and waits for other processes' changes.
  const patient = { ...session, options: settings({}), query_timeout: 0, max: 1 }
  return {
    kind: 'postgres',
    pool: lending,
    listen: listener.listen,
    ping: listener.ping,
    migrating: async (run) => {
      const own = new pg.Pool(patient)
      try {
        await retrying(() => run(createLendingPool(own, log)))
      } finally {
        await own.end()
      }
    },
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}

const settings = (timeouts: Readonly<Record<string, number>>) =>
  Object.entries({
    search_path: searchPath.replaceAll(' ', ''),
    timezone: 'UTC',
    idle_in_transaction_session_timeout: limits.idleTransaction,
    ...timeouts,
  })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')

const reach = async (pool: pg.Pool, url: string) => {
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const { host, pathname } = new URL(url)
    throw new DomainError('UNAVAILABLE', `the database ${host}${pathname} cannot be used: ${String(cause)}`, {
      cause,
      hint: 'Check DATABASE_URL, or unset it to use the embedded database.',
    })
  }
}
