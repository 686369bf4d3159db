import { randomUUID } from 'node:crypto'
import { openDatabase } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { Redis } from 'ioredis'

/** A database of its own on the server, gone afterwards: queues have fixed names. */
export const throwAwayDatabase = async (serverUrl: string) => {
  const server = await openDatabase({ url: serverUrl }, createLogger('test', { level: 'silent' }))
  const name = `wayfare_test_${randomUUID().replaceAll('-', '')}`
  await server.pool.query(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const drop = async () => {
    await server.pool.query(`drop database ${name} with (force)`)
    await server.close()
  }
  return { database: { url: url.href }, [Symbol.asyncDispose]: drop }
}

/** Deletes its own keys afterwards and no others: the server may hold other data. */
export const sharedRedis = (url: string) => {
  const prefix = `test-${randomUUID()}`
  const sweep = async () => {
    const redis = new Redis(url)
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 }))
      if (keys.length > 0) await redis.del(keys)
    await redis.quit()
  }
  return { database: {}, redisUrl: url, prefix, [Symbol.asyncDispose]: sweep }
}
