import { EventEmitter } from 'node:events'
import type { Database, Unlisten } from '@wayfare/database'

type Query = Database['pool']['query']

/**
 * What BullMQ takes for a `pg.Pool`. Its workers each check a client out for good, only to LISTEN on it: these clients
 * share the database's one listening connection instead, so that workers neither drain the pool nor block PGlite.
 */
export const createBullmqPool = (database: Database) =>
  Object.assign(new EventEmitter(), {
    // Our connections do keep alive: BullMQ then trusts a long wait.
    options: { keepAlive: true },
    query: ((text, parameters) => database.pool.query(text, parameters)) as Query,
    connect: async () => createListeningClient(database),
    end: async () => {},
  })

const createListeningClient = (database: Database) => {
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
  const query = (text: string, parameters?: readonly unknown[]) => {
    // BullMQ's texts begin with comments.
    const channel = /^\s*listen\s+(\w+)/im.exec(text)?.[1]
    return channel === undefined ? database.pool.query(text, parameters) : listen(channel)
  }
  const release = () => {
    for (const stop of unlisten.splice(0)) void stop().catch(() => {})
  }
  // Nobody listens for errors between two waits; an EventEmitter would throw.
  client.on('error', () => {})
  return Object.assign(client, { query, release })
}
