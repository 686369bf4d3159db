import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../scripts/chaos/random.ts'
import { startSystem } from '../scripts/chaos/system/start-system.ts'
import type { System } from '../scripts/chaos/system/system.ts'
import { createClient } from '../scripts/chaos/trips/client.ts'
import { startTraffic } from '../scripts/chaos/trips/traffic.ts'
import { acceptTrip, followTrip } from '../scripts/chaos/trips/trip.ts'

const { TEST_DATABASE_URL: databaseUrl, PATH: path = '' } = process.env
const hasRedis = path.split(':').some((folder) => existsSync(`${folder}/redis-server`))
const hasFaketime = ['x86_64', 'aarch64'].some((machine) =>
  existsSync(`/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`),
)

if (!databaseUrl || !hasRedis || !hasFaketime)
  it.todo('real processes: set TEST_DATABASE_URL and install redis-server and faketime to run these')
else
  describe('processes whose clocks are two minutes apart', () => {
    let system: System
    const random = createRandom(7)

    beforeAll(async () => {
      process.env['CHAOS_DATABASE_URL'] = databaseUrl
      const clocks = { router: -60, flights: 60, hotels: -60, payments: 60, bookings: -60, accounts: 60 }
      system = await startSystem({ mode: 'servers', clocks })
    }, 180_000)
    afterAll(async () => {
      await system[Symbol.asyncDispose]()
      rmSync(system.logFolder, { recursive: true })
    })

    it('book, and try again where a supplier fails once', async () => {
      const client = createClient(system)
      const trip = (await acceptTrip(client, random))!
      for (const [supplier, operation] of [
        ['duffel', 'createOrder'],
        ['rapid', 'postItinerary'],
        ['stripe', 'capturePaymentIntent'],
      ] as const)
        await system.surroundings.fault({ supplier, operation, kind: 'server-error', times: 1 })
      const faulted = (await acceptTrip(client, random))!
      for (const each of [trip, faulted]) {
        expect(await followTrip(client, each, 60_000)).toBe(true)
        expect(each.status).toBe('CONFIRMED')
      }
      await system.surroundings.clearFaults()
    }, 180_000)

    it('none of them ends when every connection to the database does, and every trip comes to its end', async () => {
      const traffic = startTraffic(system, random, { travellers: 2, patienceMs: 90_000 })
      for (let round = 0; round < 8; round += 1) {
        await sleep(1_500)
        await system.stores!.terminateConnections()
        expect(system.processes.filter((each) => !each.isRunning())).toEqual([])
      }
      await traffic.finish()
      expect(traffic.trips.length).toBeGreaterThan(0)
      expect(traffic.underWay()).toEqual([])
      expect(await traffic.violations()).toEqual([])
      expect(system.processes.map((each) => each.crashes())).toEqual(system.processes.map(() => 0))
    }, 240_000)
  })
