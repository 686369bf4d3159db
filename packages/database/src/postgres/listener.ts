import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@wayfare/telemetry'
import type pg from 'pg'
import type { NotificationHandler, Unlisten } from '../database.ts'
import { boundHandler, createSubscriptions, quoteName } from '../notifications.ts'

const firstPauseMs = 100
const longestPauseMs = 5_000

/** One connection that listens for everybody; lost, it comes back, listens again and tells everybody to read again. */
export const createListener = (newClient: () => pg.Client, log: Logger) => {
  const subscriptions = createSubscriptions()
  let connection: Promise<pg.Client> | undefined
  let closed = false

  const open = async () => {
    const client = newClient()
    client.on('error', (error) => log.warn('the listening database connection failed', { error }))
    client.on('notification', ({ channel, payload }) => subscriptions.tell(channel, payload ?? ''))
    await client.connect()
    for (const channel of subscriptions.channels()) await client.query(`listen ${quoteName(channel)}`)
    client.once('end', () => void (closed || (connection = reopen())))
    return client
  }
  const reopen = async (): Promise<pg.Client> => {
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      await sleep(pause, undefined, { ref: false })
      if (closed) throw new Error('the listener is closed')
      const client = await open().catch(() => undefined)
      if (client) return told(client)
    }
  }
  const told = (client: pg.Client) => {
    log.info('the listening database connection is back')
    subscriptions.tellAll()
    return client
  }
  const say = async (words: string, channel: string) => {
    connection ??= open().catch((error) => {
      connection = undefined
      throw error
    })
    await (await connection).query(`${words} ${quoteName(channel)}`)
  }

  return {
    async listen(channel: string, handler: NotificationHandler): Promise<Unlisten> {
      const bound = boundHandler(handler)
      subscriptions.add(channel, bound)
      await say('listen', channel)
      return async () => {
        // A connection that is gone has forgotten the channel anyway.
        if (subscriptions.remove(channel, bound) && !closed) await say('unlisten', channel).catch(() => {})
      }
    },
    async close() {
      closed = true
      const client = await connection?.catch(() => undefined)
      await client?.end()
    },
  }
}
