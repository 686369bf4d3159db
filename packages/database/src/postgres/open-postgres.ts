import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import pg from 'pg'
import type { Backend, DatabasePool } from '../database.ts'
import { searchPath, types } from '../session.ts'
import { createListener } from './listener.ts'

export interface PostgresConfig {
  readonly url: string
  readonly poolSize: number
}

const connectMs = 10_000

/** A pool for queries and one connection of its own for notifications. */
export const openPostgres = async ({ url, poolSize }: PostgresConfig, log: Logger): Promise<Backend> => {
  const session = {
    connectionString: url,
    options: `-c search_path=${searchPath.replaceAll(' ', '')} -c timezone=UTC`,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    types,
  }
  const pool = new pg.Pool({ ...session, max: poolSize })
  pool.on('error', (error) => log.warn('an idle database connection was lost', { error }))
  await reach(pool, url)
  const listener = createListener(() => new pg.Client(session), log)
  const close = async () => {
    await listener.close()
    await pool.end()
  }
  return { kind: 'postgres', pool: pool as unknown as DatabasePool, listen: listener.listen, close }
}

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
