import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type pg from 'pg'

const firstPauseMs = 50
const longestPauseMs = 1_000

export interface LastingConnectionParts {
  newClient(): pg.Client
  /** Prepares a new connection before it is used. */
  prepare(client: pg.Client): Promise<void>
  /** Called when a connection that was lost is replaced. */
  replaced(): void
  log: Logger
}

/** One connection outside of the pool that is opened when it is first used, and is replaced whenever it is lost. */
export interface LastingConnection {
  isOpen(): boolean
  /** Waits for a connection for as long as nobody closes it; the statement itself is tried once. */
  execute(text: string): Promise<void>
  /** Replaces a connection that does not answer. */
  replace(): void
  close(): Promise<void>
}

export const createLastingConnection = (parts: LastingConnectionParts): LastingConnection => {
  let current: pg.Client | undefined
  let opening: Promise<pg.Client> | undefined
  const closing = new AbortController()

  const connected = async (): Promise<pg.Client> => {
    if (current) return current
    opening ??= keepOpening(parts, closing.signal)
      .then((client) => {
        client.once('end', () => lose(client))
        current = client
        return client
      })
      .finally(() => {
        opening = undefined
      })
    return opening
  }
  const lose = (client: pg.Client) => {
    if (client !== current) return
    current = undefined
    discard(client)
    if (!closing.signal.aborted) void connected().then(parts.replaced, ignore)
  }
  const executeNow = async (text: string) => {
    const client = await connected()
    try {
      await client.query(text)
    } catch (error) {
      lose(client)
      throw error
    }
  }
  // One after the other, as a connection takes them.
  let last: Promise<void> = Promise.resolve()
  return {
    isOpen: () => current !== undefined,
    execute(text) {
      const done = last.then(() => executeNow(text))
      last = done.catch(ignore)
      return done
    },
    replace: () => {
      if (current) lose(current)
    },
    async close() {
      closing.abort()
      await opening?.catch(ignore)
      await current?.end()
    },
  }
}

const keepOpening = async (parts: LastingConnectionParts, closing: AbortSignal): Promise<pg.Client> => {
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    if (closing.aborted) throw new DomainError('UNAVAILABLE', 'the database is closed')
    try {
      return await open(parts)
    } catch (error) {
      parts.log.warn('the database cannot be listened to and will be tried again', {
        reason: (error as Error).message,
      })
    }
    await sleep(pause, undefined, { ref: false, signal: closing }).catch(ignore)
  }
}

const open = async ({ newClient, prepare, log }: LastingConnectionParts) => {
  const client = newClient()
  client.on('error', ({ message }) =>
    log.warn('the listening database connection failed', { reason: message }),
  )
  try {
    await client.connect()
    await prepare(client)
    return client
  } catch (error) {
    discard(client)
    throw error
  }
}

const ignore = () => {}

/** Ends a connection that may be dead: its farewell may never be answered. */
const discard = (client: pg.Client) => {
  void client.end().catch(ignore)
  const { connection } = client as unknown as { connection?: { stream?: { destroy?: () => void } } }
  connection?.stream?.destroy?.()
}
