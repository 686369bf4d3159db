import { randomUUID } from 'node:crypto'
import { openDatabase } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { Redis } from 'ioredis'
import { describeMessaging } from './contract/describe-messaging.ts'

const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env

const nothingToDrop = { [Symbol.asyncDispose]: async () => {} }

/** A database of its own on the server, gone afterwards: queues have fixed names. */
const throwAwayDatabase = async (serverUrl: string) => {
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

describeMessaging('PGlite', async () => ({ database: {}, ...nothingToDrop }))
if (databaseUrl) describeMessaging('PostgreSQL', () => throwAwayDatabase(databaseUrl))

/** Its keys are gone afterwards: whoever runs the tests may keep other things there. */
const sharedRedis = (url: string) => {
  const prefix = `test-${randomUUID()}`
  const sweep = async () => {
    const redis = new Redis(url)
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 }))
      if (keys.length > 0) await redis.del(keys)
    await redis.quit()
  }
  return { database: {}, redisUrl: url, prefix, [Symbol.asyncDispose]: sweep }
}

if (redisUrl) describeMessaging('Redis', async () => sharedRedis(redisUrl))
