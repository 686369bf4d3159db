import { openDatabase } from '@wayfare/database'
import { openKeyring } from '@wayfare/keyring'
import { createLogger } from '@wayfare/telemetry'
import { testKeys } from '@wayfare/test-kit'
import { orderMigrations } from '../../src/index.ts'
import type { OrderTables } from '../../src/index.ts'
import { createOrderStore } from '../../src/orders/order-store.ts'
import { describeOrderStore, passing } from './describe-order-store.ts'
import { createMemoryOrders } from './memory-orders.ts'
import { createVirtualTime } from './virtual-time.ts'

const log = createLogger('test', { level: 'silent' })

describeOrderStore('in memory, by virtual time', async () => {
  const time = createVirtualTime()
  return {
    store: createMemoryOrders<object>(time).store,
    pass: async (ms) => {
      time.at(time.now() + ms, () => undefined)
      await time.runToRest(60_000)
    },
    close: async () => undefined,
  }
})

const onDatabase = (url?: string) => async () => {
  const database = await openDatabase({ url }, log)
  const schema = `orders_${Math.random().toString(36).slice(2, 10)}`
  await database.migrate(schema, orderMigrations)
  const db = database.forService<OrderTables>(schema)
  return {
    store: createOrderStore<object>(db, openKeyring(testKeys())),
    pass: passing,
    close: async () => {
      await db.schema.dropSchema(schema).cascade().execute()
      await database.close()
    },
  }
}

describeOrderStore('on the embedded database', onDatabase())

const server = process.env['TEST_DATABASE_URL']
if (server) describeOrderStore('on PostgreSQL', onDatabase(server))
