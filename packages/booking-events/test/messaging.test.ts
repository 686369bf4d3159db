import { describeDelivery } from './contract/describe-delivery.ts'
import { describeMessaging } from './contract/describe-messaging.ts'
import { sharedRedis, throwAwayDatabase } from './stores.ts'

const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env

const nothingToDrop = { [Symbol.asyncDispose]: async () => {} }

for (const describeOn of [describeMessaging, describeDelivery]) {
  describeOn('PGlite', async () => ({ database: {}, ...nothingToDrop }))
  if (databaseUrl) describeOn('PostgreSQL', () => throwAwayDatabase(databaseUrl))
  if (redisUrl) describeOn('Redis', async () => sharedRedis(redisUrl))
}
