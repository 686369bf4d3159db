import { openDatabase } from '@wayfare/database'
import type { Database, DatabaseConfig } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { commands, messagingMigrations, openMessaging } from '../../src/index.ts'
import type { Draft, Messaging } from '../../src/index.ts'
import type { MessagingTables } from '../../src/tables.ts'
import { openTransport } from '../../src/transport/open-transport.ts'
import type { Transport } from '../../src/transport/transport.ts'

export interface MessagingUnderTest {
  readonly database: DatabaseConfig
  readonly redisUrl?: string
  readonly prefix?: string
}

export interface FlightTables {
  hold: { item_id: string }
}

const log = createLogger('test', { level: 'silent' })
const price = { amount: '100.00', currency: 'EUR' }

export const confirm = (itemId: string) =>
  commands.confirmOrder({ bookingId: 'booking-1', to: 'flights' }, { itemId })
export const held = (itemId: string) => ({
  itemId,
  orderId: 'order',
  supplierReference: 'PNR',
  price,
  confirmBy: null,
  reversible: true,
})

/** Two services over one store, opened for the tests of the `describe` that calls this, closed after each. */
export const useMessaging = (open: () => Promise<MessagingUnderTest & AsyncDisposable>) => {
  let resources: MessagingUnderTest & AsyncDisposable
  let database: Database
  let transport: Transport
  const opened: { close(): Promise<void> }[] = []

  beforeAll(async () => {
    resources = await open()
    database = await openDatabase(resources.database, log)
    await database.migrate('bookings', messagingMigrations)
    await database.migrate('flights', {
      ...messagingMigrations,
      '010-hold': {
        up: (db) => db.schema.createTable('hold').addColumn('item_id', 'text').execute(),
      },
    })
    transport = await openTransport({ database, redisUrl: resources.redisUrl, prefix: resources.prefix }, log)
  })
  afterEach(async () => {
    for (const messaging of opened.splice(0)) await messaging.close()
  })
  afterAll(async () => {
    await transport.close()
    await database.close()
    await resources[Symbol.asyncDispose]()
  })

  const service = async <Tables>(service: 'flights' | 'bookings'): Promise<Messaging<Tables>> => {
    const messaging = await openMessaging<Tables>(
      { service, database, redisUrl: resources.redisUrl, prefix: resources.prefix },
      log,
    )
    opened.push(messaging)
    return messaging
  }
  const bookings = () => service<unknown>('bookings')
  const flights = () => service<FlightTables>('flights')
  const publish = (from: Messaging<unknown>, ...drafts: Draft[]) =>
    database
      .forService<unknown>('bookings')
      .transaction()
      .execute((tx) => from.outbox.publish(tx, ...drafts))
  const outbox = () =>
    database.forService<MessagingTables>('bookings').selectFrom('outbox').selectAll().execute()
  const holds = async () =>
    (await database.forService<FlightTables>('flights').selectFrom('hold').select('item_id').execute()).map(
      (row) => row.item_id,
    )
  return {
    bookings,
    flights,
    publish,
    outbox,
    holds,
    resources: () => resources,
    database: () => database,
    transport: () => transport,
    closeLast: async () => opened.pop()?.close(),
  }
}
