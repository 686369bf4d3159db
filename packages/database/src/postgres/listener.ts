import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type pg from 'pg'
import type { NotificationHandler, Unlisten } from '../database.ts'
import { boundHandler, createSubscriptions, quoteName } from '../notifications.ts'
import { createLastingConnection } from './lasting-connection.ts'

/** One connection that listens for everybody; lost, it comes back, listens again and tells everybody to read again. */
export const createListener = (newClient: () => pg.Client, log: Logger) => {
  const subscriptions = createSubscriptions()
  const connection = createLastingConnection({
    newClient: () =>
      newClient().on('notification', ({ channel, payload }) => subscriptions.tell(channel, payload ?? '')),
    prepare: async (client) => {
      for (const channel of subscriptions.channels()) await client.query(`listen ${quoteName(channel)}`)
    },
    replaced: () => {
      log.info('the listening database connection is back')
      subscriptions.tellAll()
    },
    log,
  })
  return {
    async listen(channel: string, handler: NotificationHandler): Promise<Unlisten> {
      const bound = boundHandler(handler)
      subscriptions.add(channel, bound)
      // Lost at this moment, the connection that replaces it listens to every channel.
      await connection.execute(`listen ${quoteName(channel)}`).catch(() => connection.execute('select 1'))
      return async () => {
        // A connection that is gone has forgotten the channel anyway.
        if (subscriptions.remove(channel, bound) && connection.isOpen())
          await connection.execute(`unlisten ${quoteName(channel)}`).catch(() => {})
      }
    },
    /** Asks this connection, which no query keeps busy; one that does not answer is given up for a new one. */
    async ping(withinMs: number) {
      const waiting = new AbortController()
      const late = sleep(withinMs, undefined, { signal: waiting.signal }).then(() => {
        throw new Error('late')
      })
      try {
        await Promise.race([connection.execute('select 1'), late])
      } catch {
        connection.replace()
        throw new DomainError('UNAVAILABLE', 'Our database does not answer.', { retryAfterMs: 1_000 })
      } finally {
        waiting.abort()
      }
    },
    close: () => connection.close(),
  }
}
