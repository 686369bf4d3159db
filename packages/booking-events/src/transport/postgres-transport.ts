import { retrying } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import type { Logger } from '@wayfare/telemetry'
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq'
import type { PgPool, PgPoolClient, Queue as AnyQueue } from 'bullmq'
import { createBullmqPool } from './bullmq-pool.ts'
import { createQueues, fateOf } from './queues.ts'
import type { Transport } from './transport.ts'

// A waiting worker is woken by NOTIFY; the pause bounds how long a lost one could go unnoticed.
const drainDelaySeconds = 5

const { Queue, Worker } = withBackend(createPostgresBackend)

/** BullMQ's PostgreSQL backend over the process's own database, server or embedded; its tables live in `bullmq`. */
export const createPostgresTransport = async (database: Database, log: Logger): Promise<Transport> => {
  await migrate(database)
  const connection = createBullmqPool(database) as unknown as PgPool
  const open = (name: string) => {
    const queue = new Queue(name, { connection })
    queue.on('error', (error) => log.warn('a queue failed', { queue: name, error }))
    return queue as unknown as AnyQueue
  }
  return {
    ...createQueues(open),
    fates: (queue, ids) => readFates(database, queue, ids),
    ping: (withinMs) => database.ping(withinMs),
    consume: async (name, process, options) => {
      const worker = new Worker(name, process, { ...options, connection, drainDelay: drainDelaySeconds })
      worker.on('error', (error) => log.warn('a queue worker failed', { queue: name, error }))
      await worker.waitUntilReady()
      return worker
    },
  }
}

/** One statement for all: BullMQ would make one each. */
const readFates = async (database: Database, queue: string, ids: readonly string[]) => {
  const { rows } = await database.pool.query<{ id: string; state: string }>(
    'select id, state from bullmq.job where queue = $1 and id = any($2)',
    [queue, ids],
  )
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  return new Map(ids.map((id) => [id, fateOf(states.get(id) ?? 'unknown')]))
}

/** The migrator wants one session of its own: it takes a lock and runs in one transaction, so it may be repeated. */
const migrate = (database: Database) =>
  retrying(async () => {
    const client = await database.pool.connect()
    try {
      await runMigrations(client as unknown as PgPoolClient, 'bullmq')
    } finally {
      client.release()
    }
  })
