import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { RedisOptions } from 'ioredis'
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
  const sending = connect(url, { maxRetriesPerRequest: 2, commandTimeout: commandMs }, log)
  const working = connect(url, { maxRetriesPerRequest: null }, log)
  await warnOfEviction(sending, log)
  const queues = createQueues((name) => {
    const queue = new Queue(name, { connection: sending, prefix })
    queue.on('error', (error) => log.warn('a queue failed', { queue: name, error }))
    return queue
  })
  return {
    ...queues,
    ping: (withinMs) => ping(sending, withinMs),
    consume: async (name, process, options) => {
      const worker = new Worker(name, process, { ...options, connection: working, prefix })
      worker.on('error', (error) => log.warn('a queue worker failed', { queue: name, error }))
      await worker.waitUntilReady()
      return { close: () => closedUnlessAway(worker.close(), working) }
    },
    close: async () => {
      await closedUnlessAway(queues.close(), sending)
      sending.disconnect()
      working.disconnect()
    },
  }
}

/** Seconds without a connection after which nothing is waited for: what is in hand is delivered again. */
const awaySeconds = 4

/** Resolves once it is closed. BullMQ would wait for a server that is away until it is back. */
const closedUnlessAway = async (closing: Promise<unknown>, redis: Redis) => {
  const closed = new AbortController()
  const away = async () => {
    for (let seconds = 0; seconds < awaySeconds && !closed.signal.aborted;) {
      await sleep(1_000, undefined, { signal: closed.signal }).catch(() => undefined)
      seconds = redis.status === 'ready' ? 0 : seconds + 1
    }
  }
  try {
    await Promise.race([closing, away()])
  } finally {
    closed.abort()
    closing.catch(() => undefined)
  }
}

/** A server that accepts a command and does not answer is as good as away. */
const commandMs = 5_000

const connect = (url: string, options: RedisOptions, log: Logger) => {
  const reconnectOnError = treatAsAway(log)
  const redis = new Redis(url, {
    ...options,
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy,
    reconnectOnError,
  })
  redis.on('error', (error) => log.warn('Redis cannot be reached', { error }))
  return redis
}

/** Answers of a server that is full, starts, or is no primary any more: https://redis.io/docs/latest/develop/reference/protocol-spec/ */
const takesNoWork = /\b(?:OOM|READONLY|MISCONF|LOADING|BUSY|MASTERDOWN|NOREPLICAS|CLUSTERDOWN|TRYAGAIN)\b/
const quietMs = 10_000

/**
 * A server that takes no work is as good as away. With the code of a lost connection BullMQ pauses and repeats the same
 * step; without it, its workers ask again at once, hundreds of times a second, and leave finished jobs to their locks.
 * @returns whether to open a new connection: after a failover the old primary keeps the one that there is
 */
const treatAsAway = (log: Logger) => {
  let quietUntil = 0
  return (error: Error): boolean => {
    if (!takesNoWork.test(error.message)) return false
    Object.assign(error, { code: 'ECONNREFUSED' })
    if (performance.now() >= quietUntil) {
      quietUntil = performance.now() + quietMs
      log.warn('Redis takes no work at present', { error })
    }
    return error.message.includes('READONLY')
  }
}

/** Milliseconds before a lost connection is opened anew. */
const retryStrategy = (attempt: number) => Math.min(attempt * 50, 1_000)

const ping = async (redis: Redis, withinMs: number) => {
  const late = new AbortController()
  const timeout = sleep(withinMs, undefined, { signal: late.signal }).then(() => {
    throw new DomainError('UNAVAILABLE', 'The queues cannot be reached.', { retryAfterMs: 1_000 })
  })
  try {
    await Promise.race([redis.ping(), timeout])
  } finally {
    late.abort()
  }
}

/** Managed servers may refuse CONFIG: then nobody can tell. */
const warnOfEviction = async (redis: Redis, log: Logger) => {
  const answer = await redis.config('GET', 'maxmemory-policy').catch(() => undefined)
  const policy = Array.isArray(answer) ? String(answer[1]) : undefined
  if (policy !== undefined && policy !== 'noeviction')
    log.warn(`Redis may drop queued messages: set its maxmemory-policy to noeviction, not ${policy}`)
}
