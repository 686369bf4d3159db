import { randomUUID } from 'node:crypto'
import { openDatabase } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'

/** A database of this run's own on the server that `CHAOS_DATABASE_URL` names; gone afterwards. */
export const createChaosDatabase = async () => {
  const serverUrl = process.env['CHAOS_DATABASE_URL']
  if (!serverUrl)
    throw new Error(
      'CHAOS_DATABASE_URL is not set. It names a PostgreSQL server on which databases may be made, such as postgresql://root@127.0.0.1:5432/postgres (apt-get install postgresql); or run with --mode embedded.',
    )
  const server = await openDatabase(
    { url: serverUrl, poolSize: 2 },
    createLogger('chaos', { level: 'error' }),
  )
  const name = `wayfare_chaos_${randomUUID().replaceAll('-', '')}`
  await server.pool.query(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    terminateConnections: async () => {
      const text = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
      await server.pool.query(text, [name])
    },
    [Symbol.asyncDispose]: async () => {
      await server.pool.query(`drop database ${name} with (force)`)
      await server.close()
    },
  }
}
