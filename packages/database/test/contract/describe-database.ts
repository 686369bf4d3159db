import { randomUUID } from 'node:crypto'
import { createLogger } from '@wayfare/telemetry'
import { sql } from 'kysely'
import type { Generated, Kysely } from 'kysely'
import { json, notify, openDatabase } from '../../src/index.ts'
import type { Database, DatabaseConfig, Migrations } from '../../src/index.ts'

interface Tables {
  trip: {
    id: Generated<string>
    name: string
    price: string | null
    starts_on: string | null
    days_off: Date[] | string[] | null
    created_at: Generated<Date>
    tags: string[] | null
    paid: boolean | null
    document: object | null
    seal: Buffer | null
  }
}

const migrations: Migrations = {
  '010-trip': {
    up: async (db) => {
      await db.schema
        .createTable('trip')
        .addColumn('id', 'bigserial', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('price', 'numeric(12, 3)')
        .addColumn('starts_on', 'date')
        .addColumn('days_off', sql`date[]`)
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('tags', sql`text[]`)
        .addColumn('paid', 'boolean')
        .addColumn('document', 'jsonb')
        .addColumn('seal', 'bytea')
        .execute()
    },
  },
  '020-raw': { up: async (db) => void (await sql`create index trip_price on trip (price)`.execute(db)) },
}

const log = createLogger('test', { level: 'silent' })

/** What every backend must do. `config` is asked once; each test has a schema of its own. */
export const describeDatabase = (name: string, config: () => DatabaseConfig) =>
  describe(`a ${name} database`, () => {
    let database: Database
    let db: Kysely<Tables>
    let schema: string

    beforeAll(async () => {
      database = await openDatabase(config(), log)
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      schema = `test_${randomUUID().replaceAll('-', '')}`
      await database.migrate(schema, migrations)
      db = database.forService<Tables>(schema)
    })
    afterEach(async () => {
      await database.pool.query(`drop schema if exists "${schema}" cascade`)
    })

    const names = async () =>
      (await db.selectFrom('trip').select('name').orderBy('id').execute()).map((row) => row.name)
    const add = (name: string) => db.insertInto('trip').values({ name }).execute()

    it('gives every type back the same way', async () => {
      const createdAt = new Date('2027-03-01T10:30:00.123Z')
      const document = { lines: [{ amount: '1.10' }], none: null }
      await db
        .insertInto('trip')
        .values({
          name: 'Tokyo “東京” \' " \\',
          price: '1234.5',
          starts_on: '2027-03-01',
          paid: true,
          days_off: ['2027-03-02'],
          tags: ['a,b', '"c"'],
          seal: Buffer.from([0, 255]),
          created_at: createdAt,
          document: json<object>(document),
        })
        .execute()
      expect(await db.selectFrom('trip').selectAll().executeTakeFirst()).toEqual({
        id: '1',
        name: 'Tokyo “東京” \' " \\',
        price: '1234.500',
        starts_on: '2027-03-01',
        paid: true,
        days_off: ['2027-03-02'],
        tags: ['a,b', '"c"'],
        seal: Buffer.from([0, 255]),
        created_at: createdAt,
        document,
      })
    })

    it('counts in strings, as int8 is wider than a number', async () => {
      const counted = await db
        .selectFrom('trip')
        .select((of) => of.fn.countAll().as('trips'))
        .executeTakeFirst()
      expect(counted).toEqual({ trips: '0' })
    })

    it('keeps what a transaction wrote, and says how much it changed', async () => {
      const changed = await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('trip')
          .values([{ name: 'a' }, { name: 'b' }])
          .execute()
        return tx.updateTable('trip').set({ paid: true }).executeTakeFirst()
      })
      expect(changed.numUpdatedRows).toBe(2n)
      expect(await names()).toEqual(['a', 'b'])
    })

    it('forgets what a failed transaction wrote', async () => {
      const failing = db.transaction().execute(async (tx) => {
        await tx.insertInto('trip').values({ name: 'a' }).execute()
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await names()).toEqual([])
    })

    it('goes on after an error, with its SQLSTATE at hand', async () => {
      await add('a')
      await expect(add('a')).rejects.toMatchObject({ code: '23505' })
      await expect(database.pool.query('select nonsense')).rejects.toMatchObject({ code: '42703' })
      const aborted = db.transaction().execute(async (tx) => {
        await tx.insertInto('trip').values({ name: 'b' }).execute()
        await tx.insertInto('trip').values({ name: 'a' }).execute()
      })
      await expect(aborted).rejects.toMatchObject({ code: '23505' })
      expect(await names()).toEqual(['a'])
    })

    it('lets other queries wait for a transaction instead of mixing with it', async () => {
      await Promise.all(
        ['a', 'b', 'c', 'd']
          .map((name) =>
            db.transaction().execute(async (tx) => {
              await tx
                .insertInto('trip')
                .values({ name: `${name}1` })
                .execute()
              await new Promise(setImmediate)
              await tx
                .insertInto('trip')
                .values({ name: `${name}2` })
                .execute()
              if (name === 'c') await sql`rollback to nowhere`.execute(tx).catch(() => {})
            }),
          )
          .map((transaction) => transaction.catch(() => {})),
      )
      expect((await names()).toSorted()).toEqual(['a1', 'a2', 'b1', 'b2', 'd1', 'd2'])
    })

    it('refuses a query outside of the transaction that is awaited inside it, instead of hanging', async () => {
      const nested = db
        .transaction()
        .setIsolationLevel('serializable')
        .execute(() => names())
      await expect(nested).rejects.toThrow('outside of the transaction')
      const queried = db.transaction().execute(() => database.pool.query('select 1'))
      await expect(queried).rejects.toThrow('outside of the transaction')
      expect(await names()).toEqual([])
    })

    it('lets what a transaction started, but did not wait for, query afterwards', async () => {
      const { promise: committed, resolve } = Promise.withResolvers<void>()
      let later: Promise<string[]> | undefined
      await db.transaction().execute(async (tx) => {
        await tx.insertInto('trip').values({ name: 'a' }).execute()
        later = committed.then(names)
      })
      resolve()
      expect(await later).toEqual(['a'])
    })

    it('runs several statements in one text', async () => {
      await database.pool.query(
        `insert into "${schema}".trip (name) values ('a'); insert into "${schema}".trip (name) values ('b')`,
      )
      expect(await names()).toEqual(['a', 'b'])
    })

    it('gives a borrowed connection back without the transaction that was left open', async () => {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query(`insert into "${schema}".trip (name) values ('a')`)
      client.release(true)
      expect(await names()).toEqual([])
    })

    it('notifies after the commit, and never after a rollback', async () => {
      const heard: unknown[] = []
      const unlisten = await database.listen(schema, (payload) => heard.push(payload))
      const rolledBack = db.transaction().execute(async (tx) => {
        await notify(tx, schema, 'rolled back')
        throw new Error('no')
      })
      await expect(rolledBack).rejects.toThrow('no')
      await db.transaction().execute((tx) => notify(tx, schema, 'committed'))
      await until(() => heard.length > 0)
      expect(heard).toEqual(['committed'])
      await unlisten()
      await notify(db, schema, 'nobody listens')
      await names()
      expect(heard).toEqual(['committed'])
    })

    it('lets a notified handler query, though the notification came with a commit', async () => {
      const { promise, resolve, reject } = Promise.withResolvers<string[]>()
      const unlisten = await db
        .transaction()
        .execute(async (tx) => {
          await tx.insertInto('trip').values({ name: 'a' }).execute()
          return undefined
        })
        .then(() => database.listen(schema, () => names().then(resolve, reject)))
      await db.transaction().execute((tx) => notify(tx, schema))
      expect(await promise).toEqual(['a'])
      await unlisten()
    })

    it('migrates once, though several start together', async () => {
      const fresh = `${schema}_b`
      let runs = 0
      const counting: Migrations = {
        ...migrations,
        '030-count': {
          up: async (db) => {
            runs += 1
            await sql`select pg_sleep(0.05)`.execute(db)
          },
        },
      }
      await Promise.all([1, 2, 3].map(() => database.migrate(fresh, counting)))
      expect(runs).toBe(1)
      await database.pool.query(`drop schema "${fresh}" cascade`)
    })

    it('leaves nothing of a migration that fails, and can try again', async () => {
      const failing: Migrations = {
        ...migrations,
        '030-fails': {
          up: async (db) => {
            await db.schema.createTable('half').addColumn('id', 'integer').execute()
            await sql`select nonsense`.execute(db)
          },
        },
      }
      await expect(database.migrate(schema, failing)).rejects.toMatchObject({ code: '42703' })
      const found = await database.pool.query('select to_regclass($1) as half', [`${schema}.half`])
      expect(found.rows).toEqual([{ half: null }])
      await database.migrate(schema, migrations)
    })
  })

export const until = async (happened: () => boolean | Promise<boolean>, withinMs = 5_000) => {
  const deadline = Date.now() + withinMs
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error(`nothing happened within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
