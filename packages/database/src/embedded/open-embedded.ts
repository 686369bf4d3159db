import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import pg from 'pg'
import type { Backend, NotificationHandler } from '../database.ts'
import { boundHandler, createSubscriptions, quoteName } from '../notifications.ts'
import { searchPath, types } from '../session.ts'
import { lockFolder } from './folder-lock.ts'
import { createSingleConnectionPool } from './single-connection-pool.ts'
import { openInMemory } from './template.ts'

/** PGlite in this process, spoken to by node-postgres itself so that rows look the same as a server's. */
export const openEmbedded = async (dataDir: string | undefined, log: Logger): Promise<Backend> => {
  const unlock = dataDir === undefined ? () => {} : await lockFolder(dataDir)
  try {
    const lite = dataDir === undefined ? await openInMemory(log) : await openFolder(dataDir)
    return await backendOver(lite, unlock)
  } catch (error) {
    unlock()
    throw dataDir === undefined ? error : explained(error, dataDir)
  }
}

const openFolder = async (dataDir: string) => {
  const folder = path.join(dataDir, 'postgres')
  await mkdir(folder, { recursive: true })
  const lite = new PGlite(folder)
  await lite.waitReady
  return lite
}

const backendOver = async (lite: PGlite, unlock: () => void): Promise<Backend> => {
  const client = new pg.Client({ ...createPgConfig(lite), types } as unknown as pg.ClientConfig)
  await client.connect()
  await client.query(`set search_path to ${searchPath}; set time zone 'UTC'`)
  const pool = createSingleConnectionPool(client)
  return {
    kind: 'embedded',
    pool,
    listen: listenOn(client, pool),
    // It lives in this process: it answers as long as it is open.
    ping: async () => {
      if (pool.isDrained()) throw new DomainError('UNAVAILABLE', 'the database is closed')
    },
    migrating: (run) => run(pool),
    close: async () => {
      await pool.drain()
      await lite.close()
      unlock()
    },
  }
}

const listenOn = (client: pg.Client, pool: ReturnType<typeof createSingleConnectionPool>) => {
  const subscriptions = createSubscriptions()
  client.on('notification', ({ channel, payload }) => subscriptions.tell(channel, payload ?? ''))
  return async (channel: string, handler: NotificationHandler) => {
    const bound = boundHandler(handler)
    // LISTEN is idempotent; a second subscriber waits for its own, so that none starts before the channel is open.
    subscriptions.add(channel, bound)
    await pool.query(`listen ${quoteName(channel)}`)
    return async () => {
      if (subscriptions.remove(channel, bound) && !pool.isDrained())
        await pool.query(`unlisten ${quoteName(channel)}`)
    }
  }
}

/** Numbers of WebAssembly's file system: https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#errno */
const diskErrors: Readonly<Record<number, string>> = {
  2: 'it may not be written to',
  19: 'the disk quota is used up',
  51: 'the disk is full',
  63: 'it may not be written to',
  69: 'the disk is read-only',
}

/** PGlite throws its file system's errors as they are: no `Error`, a number and no words. */
const explained = (error: unknown, dataDir: string): unknown => {
  if (error instanceof Error) return error
  const { errno } = error as { errno?: number }
  const reason = diskErrors[errno ?? 0] ?? `error ${errno} of its file system`
  return new DomainError('UNAVAILABLE', `the data folder ${dataDir} cannot be used: ${reason}.`, {
    hint: 'Make room or see to its rights, or set WAYFARE_DATA_DIR to another folder.',
  })
}
