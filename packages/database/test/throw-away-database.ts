import { randomUUID } from 'node:crypto'
import { createLogger } from '@wayfare/telemetry'
import { openDatabase, outsideTransactions } from '../src/index.ts'

/** A database of its own on the server, gone afterwards, with the faults that tests need. */
export const throwAwayDatabase = async (serverUrl: string) => {
  const server = await openDatabase({ url: serverUrl }, createLogger('test', { level: 'silent' }))
  const name = `wayfare_test_${randomUUID().replaceAll('-', '')}`
  await server.pool.query(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    /** Ends every connection to it. */
    terminateAll: async () => {
      const text = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
      await outsideTransactions(() => server.pool.query(text, [name]))
    },
    allowConnections: async (allowed: boolean) => {
      await server.pool.query(`alter database ${name} with allow_connections ${allowed}`)
    },
    [Symbol.asyncDispose]: async () => {
      await server.pool.query(`drop database ${name} with (force)`)
      await server.close()
    },
  }
}
