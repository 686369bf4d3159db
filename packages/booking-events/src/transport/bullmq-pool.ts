import { EventEmitter } from 'node:events'
import { troubleOf } from '@wayfare/database'
import type { Database, Unlisten } from '@wayfare/database'
import { createDatabaseClock } from './database-clock.ts'

type Query = Database['pool']['query']

/**
 * What BullMQ takes for a `pg.Pool`. Its workers each check a client out for good, only to LISTEN on it: these clients
 * share the database's one listening connection instead, so that workers neither drain the pool nor block PGlite.
 */
export const createBullmqPool = (database: Database) => {
  const byDatabaseClock = createDatabaseClock()
  const query = (async (text, parameters) => {
    const statement = byDatabaseClock(text, parameters)
    return database.pool.query(statement.text, statement.parameters).catch(asConnectionError)
  }) as Query
  return Object.assign(new EventEmitter(), {
    // Our connections do keep alive: BullMQ then trusts a long wait.
    options: { keepAlive: true },
    query,
    connect: async () => createListeningClient(database, query),
    end: async () => {},
  })
}

/** The one error after which BullMQ pauses and tries the same step again, instead of leaving the job to its lock. */
const asConnectionError = (error: unknown): never => {
  if (troubleOf(error) === undefined) throw error
  throw Object.assign(new Error('ECONNREFUSED: the database is away', { cause: error }), {
    code: 'ECONNREFUSED',
  })
}

const createListeningClient = (database: Database, query: Query) => {
  const client = new EventEmitter()
  const unlisten: Unlisten[] = []

  const listen = async (channel: string) => {
    const stop = await database.listen(channel, (payload) => {
      if (payload === undefined)
        client.emit('error', new Error('the listening connection was lost and is back'))
      else client.emit('notification', { channel, payload })
    })
    unlisten.push(stop)
    return { rows: [], rowCount: 0, command: 'LISTEN' }
  }
  const queryOrListen = (text: string, parameters?: readonly unknown[]) => {
    // BullMQ's texts begin with comments.
    const channel = /^\s*listen\s+(\w+)/im.exec(text)?.[1]
    return channel === undefined ? query(text, parameters) : listen(channel)
  }
  const release = () => {
    for (const stop of unlisten.splice(0)) void stop().catch(() => {})
  }
  // Nobody listens for errors between two waits; an EventEmitter would throw.
  client.on('error', () => {})
  return Object.assign(client, { query: queryOrListen, release })
}
