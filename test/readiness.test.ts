import { randomUUID } from 'node:crypto'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { startServices } from '../scripts/services/start-services.ts'
import type { Services } from '../scripts/services/start-services.ts'

const serverUrl = process.env['TEST_DATABASE_URL']

if (!serverUrl) it.todo('is not ready while the database is away: set TEST_DATABASE_URL to run it')
else
  describe('while the database is away', () => {
    const name = `wayfare_test_${randomUUID().replaceAll('-', '')}`
    let server: Database
    let services: Services

    beforeAll(async () => {
      server = await openDatabase({ url: serverUrl }, createLogger('test', { level: 'silent' }))
      await server.pool.query(`create database ${name}`)
      const url = new URL(serverUrl)
      url.pathname = `/${name}`
      services = await startServices({ env: { LOG_LEVEL: 'silent', DATABASE_URL: url.href }, anyPort: true })
    }, 60_000)
    afterAll(async () => {
      await services.close()
      await server.pool.query(`drop database ${name} with (force)`)
      await server.close()
    })

    const takeAway = async (away: boolean) => {
      await server.pool.query(`alter database ${name} with allow_connections ${!away}`)
      const end = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
      if (away) await server.pool.query(end, [name])
    }
    const statuses = async () =>
      Object.fromEntries(
        await Promise.all(
          services.subgraphs.map(async ({ name: subgraph, url }) => {
            const start = performance.now()
            const { status } = await fetch(`${url}/health/ready`)
            return [subgraph, { status, soon: performance.now() - start < 2_000 }] as const
          }),
        ),
      )
    const answered = (status: number) => ({ status, soon: true })

    it('no service that keeps something says that it is ready, and all do when it is back', async () => {
      const keeping = ['flights', 'hotels', 'bookings', 'payments', 'accounts']
      const all = (status: number) =>
        Object.fromEntries([
          ...keeping.map((service) => [service, answered(status)]),
          ['places', answered(200)],
        ])
      expect(await statuses()).toEqual(all(200))
      await takeAway(true)
      expect(await statuses()).toEqual(all(503))
      await takeAway(false)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      expect(await statuses()).toEqual(all(200))
    }, 30_000)
  })
