import type { Logger } from '@wayfare/telemetry'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { createQueues } from './queues.ts'
import type { Transport } from './transport.ts'

export interface RedisTransportConfig {
  readonly url: string
  readonly prefix: string
}

/** BullMQ on Redis: one connection to send, one that its workers share and duplicate to block on. */
export const createRedisTransport = async (
  { url, prefix }: RedisTransportConfig,
  log: Logger,
): Promise<Transport> => {
  // A sender gives up soon, as the outbox keeps the message; a worker waits for Redis to come back.
  const sending = connect(url, 2, log)
  const working = connect(url, null, log)
  await warnOfEviction(sending, log)
  const queues = createQueues((name) => {
    const queue = new Queue(name, { connection: sending, prefix })
    queue.on('error', (error) => log.warn('a queue failed', { queue: name, error }))
    return queue
  })
  return {
    ...queues,
    consume: async (name, process, options) => {
      const worker = new Worker(name, process, { ...options, connection: working, prefix })
      worker.on('error', (error) => log.warn('a queue worker failed', { queue: name, error }))
      await worker.waitUntilReady()
      return worker
    },
    close: async () => {
      await queues.close()
      sending.disconnect()
      working.disconnect()
    },
  }
}

const connect = (url: string, maxRetriesPerRequest: number | null, log: Logger) => {
  const redis = new Redis(url, { maxRetriesPerRequest })
  redis.on('error', (error) => log.warn('Redis cannot be reached', { error }))
  return redis
}

/** Managed servers may refuse CONFIG: then nobody can tell. */
const warnOfEviction = async (redis: Redis, log: Logger) => {
  const answer = await redis.config('GET', 'maxmemory-policy').catch(() => undefined)
  const policy = Array.isArray(answer) ? String(answer[1]) : undefined
  if (policy !== undefined && policy !== 'noeviction')
    log.warn(`Redis may drop queued messages: set its maxmemory-policy to noeviction, not ${policy}`)
}
