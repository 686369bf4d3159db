import { createLogger } from '@wayfare/telemetry'
import { openDatabase } from '../src/index.ts'
import { describeDatabase, until } from './contract/describe-database.ts'

const url = process.env.TEST_DATABASE_URL

describeDatabase('PGlite', () => ({}))

if (url) {
  describeDatabase('PostgreSQL', () => ({ url }))

  it('listens again after the server dropped the connection, and tells listeners to read again', async () => {
    const database = await openDatabase({ url }, createLogger('test', { level: 'silent' }))
    const heard: unknown[] = []
    await database.listen('wayfare_drop_test', (payload) => heard.push(payload))
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen "wayfare_drop_test"%'`,
    )
    await until(() => heard.length === 1)
    await database.pool.query(`select pg_notify('wayfare_drop_test', 'after')`)
    await until(() => heard.length === 2)
    expect(heard).toEqual([undefined, 'after'])
    await database.close()
  })
}

it('says which database cannot be reached, without its password', async () => {
  const log = createLogger('test', { level: 'silent' })
  const opening = openDatabase({ url: 'postgresql://me:hunter2@127.0.0.1:1/none' }, log)
  await expect(opening).rejects.toThrow(/^the database 127.0.0.1:1\/none cannot be used/)
  await expect(opening).rejects.not.toThrow('hunter2')
})
