import type { Database } from '@wayfare/database'
import type { Logger } from '@wayfare/telemetry'
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq'
import type { PgPool, PgPoolClient, Queue as AnyQueue } from 'bullmq'
import { createBullmqPool } from './bullmq-pool.ts'
import { createQueues } from './queues.ts'
import type { Transport } from './transport.ts'

// A waiting worker is woken by NOTIFY; the pause bounds how long a lost one could go unnoticed.
const drainDelaySeconds = 30

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
    consume: async (name, process, options) => {
      const worker = new Worker(name, process, { ...options, connection, drainDelay: drainDelaySeconds })
      worker.on('error', (error) => log.warn('a queue worker failed', { queue: name, error }))
      await worker.waitUntilReady()
      return worker
    },
  }
}

/** The migrator wants one session of its own: it takes a lock and runs in one transaction. */
const migrate = async (database: Database) => {
  const client = await database.pool.connect()
  try {
    await runMigrations(client as unknown as PgPoolClient, 'bullmq')
  } finally {
    client.release()
  }
}
