import { messagingMigrations, openMessaging } from '@wayfare/booking-events'
import type { Messaging } from '@wayfare/booking-events'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { createProcessManager } from '../src/process-manager.ts'
import type { ProcessManager } from '../src/process-manager.ts'
import { startPruner } from '../src/pruner.ts'
import { lockBooking } from '../src/store/ledger.ts'
import { migrations } from '../src/store/migrations.ts'
import type { BookingTables } from '../src/store/tables.ts'
import { startSweeper } from '../src/sweeper.ts'
import { until } from './bookings-service.ts'

const log = createLogger('test', { level: 'silent' })
let database: Database
let messaging: Messaging<BookingTables>
let process: ProcessManager

beforeAll(async () => {
  database = await openDatabase({}, log)
  await database.migrate('bookings', { ...messagingMigrations, ...migrations })
  messaging = await openMessaging<BookingTables>({ service: 'bookings', database }, log)
  process = createProcessManager({ db: db(), messaging, refundAmounts: { due: async () => undefined }, log })
})
afterAll(async () => {
  await messaging.close()
  await database.close()
})
beforeEach(() =>
  database.pool.query(
    'truncate bookings.bookings, bookings.quotes, bookings.outbox, bookings.idempotency_keys cascade',
  ),
)

const db = () => database.forService<BookingTables>('bookings')
const count = async (table: string, where = 'true') => {
  const { rows } = await database.pool.query<{ n: string }>(
    `select count(*) n from bookings.${table} where ${where}`,
  )
  return Number(rows[0]!.n)
}

/** Bookings that wait for their payment to be voided, due in so many seconds. */
const insertBookings = (bookings: number, dueInSeconds: number) =>
  database.pool.query(
    `with quote as (
       insert into bookings.quotes (id, viewer_id, total, items, expires_at, booked)
       values (gen_random_uuid(), 'v', '{}', '[]', now() - interval '1 day', true) returning id)
     insert into bookings.bookings
       (id, reference, viewer_id, quote_id, goal, status, version, total, payment_id, payment, party, pending, due_at)
     select gen_random_uuid(), 'WF' || n, 'v', quote.id, 'UNDO', 'COMPENSATING', 1, '{}', gen_random_uuid(),
       '{"state":"AUTHORISED","begun":true}', '{}',
       jsonb_build_array(jsonb_build_object('to', 'payment', 'step', 'void', 'since', now())),
       now() + make_interval(secs => $2)
     from quote, generate_series(1, $1) n`,
    [bookings, dueInSeconds],
  )

it('drives every due booking once, however many there are and however many processes look', async () => {
  await insertBookings(110, -1)
  const sweepers = [1, 2].map(() => startSweeper({ db: db(), process, log }, { everyMs: 20 }))
  await until(async () => (await count('outbox')) === 110)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await count('outbox')).toBe(110)
  expect(await count('bookings', 'sent_again = 1')).toBe(110)
  await Promise.all(sweepers.map((sweeper) => sweeper.close()))
}, 30_000)

it('drives what is under way soon after a start', async () => {
  await insertBookings(1, 55)
  const sweeper = startSweeper({ db: db(), process, log }, { everyMs: 50 })
  const started = Date.now()
  await until(async () => (await count('outbox')) === 1)
  expect(Date.now() - started).toBeLessThan(3_000)
  await sweeper.close()
})

it('goes on with the others when one booking cannot be driven on', async () => {
  await insertBookings(3, -1)
  await database.pool
    .query(`update bookings.bookings set pending = '[{"to":"order","step":"cancel","itemId":"x"}]'
    where reference = 'WF2'`)
  const sweeper = startSweeper({ db: db(), process, log }, { everyMs: 20 })
  await until(async () => (await count('outbox')) === 2)
  await until(async () => (await count('bookings', 'due_at <= now()')) === 0)
  expect(await count('bookings', 'sent_again = 1')).toBe(2)
  await sweeper.close()
})

it('deletes quotes and keys that nobody can use any more, in batches, and keeps the rest', async () => {
  await insertBookings(1, 60)
  const insert = (table: string, columns: string, values: string, rows: number) =>
    database.pool.query(
      `insert into bookings.${table} (${columns}) select ${values} from generate_series(1, ${rows}) n`,
    )
  const quote = "gen_random_uuid(), 'v', '{}', '[]'"
  await insert(
    'quotes',
    'id, viewer_id, total, items, expires_at',
    `${quote}, now() - interval '61 minutes'`,
    25,
  )
  await insert(
    'quotes',
    'id, viewer_id, total, items, expires_at',
    `${quote}, now() - interval '59 minutes'`,
    2,
  )
  const key = "'v', 'bookTrip', gen_random_uuid()::text, 'h', gen_random_uuid()"
  const columns = 'viewer_id, operation, key, input_hash, booking_id, created_at'
  await insert('idempotency_keys', columns, `${key}, now() - interval '49 hours'`, 25)
  await insert('idempotency_keys', columns, `${key}, now() - interval '47 hours'`, 3)
  const pruner = startPruner(db(), log, { everyMs: 20, batchSize: 10 })
  await until(async () => (await count('quotes')) === 3 && (await count('idempotency_keys')) === 3)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([await count('quotes'), await count('idempotency_keys')]).toEqual([3, 3])
  await pruner.close()
})

it('ends an item that cannot be ordered before the card is touched', async () => {
  await database.pool.query(`with quote as (
      insert into bookings.quotes (id, viewer_id, total, items, expires_at)
      values (gen_random_uuid(), 'v', '{}', '[]', now()) returning id), booking as (
      insert into bookings.bookings (id, reference, viewer_id, quote_id, status, version, total, payment_id, payment, party)
      select gen_random_uuid(), 'WFBROKEN', 'v', id, 'REQUESTED', 0, '{"amount":"1.00","currency":"EUR"}', gen_random_uuid(),
        '{"state":"NONE","begun":false}', '{"travellers":[{"nationality":"gb"}],"contact":{},"clientIp":"127.0.0.1"}'
      from quote returning id)
    insert into bookings.booking_items (id, booking_id, position, trip, client_reference, saga)
    select item, booking.id, 0, jsonb_build_object('id', item, 'service', 'flights', 'offerId', 'x'), 'WFBROKEN-1',
      jsonb_build_object('id', item, 'state', 'PENDING', 'begun', false, 'reversible', false)
    from booking, gen_random_uuid() item`)
  const { id } = await db().selectFrom('bookings').select('id').executeTakeFirstOrThrow()
  const ended = await db()
    .transaction()
    .execute(async (tx) => process.request(tx, (await lockBooking(tx, id))!))
  expect(ended).toMatchObject({
    status: 'FAILED',
    items: [{ failure: { reason: 'INVALID', message: expect.stringContaining('travellers') } }],
  })
  const names = await database.pool.query("select message->>'name' name from bookings.outbox")
  expect(names.rows).toEqual([])
})
