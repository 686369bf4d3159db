import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import { messagingMigrations } from '../src/index.ts'
import type { Message } from '../src/index.ts'
import { stamp } from '../src/message.ts'
import { startRelay } from '../src/relay.ts'
import type { MessagingTables } from '../src/tables.ts'
import type { Transport } from '../src/transport/transport.ts'
import { until } from './contract/until.ts'
import { confirm } from './contract/use-messaging.ts'

const log = createLogger('test', { level: 'silent' })
const slowMs = 250

describe('the relay of an outbox', () => {
  let database: Database
  const sent: string[] = []
  let looks = 0
  /** Queues that nobody empties, and that take their time to tell. */
  const transport = {
    send: async (_: string, messages: readonly Message[]) => void sent.push(...messages.map(({ id }) => id)),
    fates: async (_: string, ids: readonly string[]) => {
      looks += 1
      await new Promise((resolve) => setTimeout(resolve, slowMs))
      return new Map(ids.map((id) => [id, 'pending' as const]))
    },
  } as unknown as Transport
  const store = async (message: object, more: { sent: boolean; rows: number }) =>
    sql`insert into bookings.outbox (message, sent_at, next_at)
      select ${JSON.stringify(message)}::jsonb, ${more.sent ? sql`now()` : sql`null`}, ${more.sent ? sql`now()` : sql`null`}
      from generate_series(1, ${more.rows}::int)`.execute(database.forService<MessagingTables>('bookings'))

  beforeEach(async () => {
    sent.length = 0
    looks = 0
    database = await openDatabase({}, log)
    await database.migrate('bookings', messagingMigrations)
  })
  afterEach(() => database.close())

  it('sends what is new although it watches more than it can look at before the next look is due', async () => {
    await store(stamp(confirm('waiting'), 'bookings'), { sent: true, rows: 6_000 })
    const relay = await startRelay({ service: 'bookings', database, transport, log })
    await until(() => looks > 1)
    const fresh = stamp(confirm('new'), 'bookings')
    await store(fresh, { sent: false, rows: 1 })
    await until(() => sent.includes(fresh.id), 5_000).finally(() => relay.close())
    expect(sent).toEqual([fresh.id])
  }, 30_000)

  it('is not stopped by a message of a newer release, which waits for that release', async () => {
    const fresh = stamp(confirm('new'), 'bookings')
    await store({ ...fresh, name: 'order.reissued', to: undefined }, { sent: false, rows: 1 })
    await store(fresh, { sent: false, rows: 1 })
    const relay = await startRelay({ service: 'bookings', database, transport, log })
    await until(() => sent.includes(fresh.id), 5_000).finally(() => relay.close())
    const rows = await database
      .forService<MessagingTables>('bookings')
      .selectFrom('outbox')
      .selectAll()
      .execute()
    expect(rows).toHaveLength(2)
  }, 30_000)
})
