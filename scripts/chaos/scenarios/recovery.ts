import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario, ScenarioContext, ScenarioResult } from '../scenario.ts'
import { workers } from '../system/servers.ts'
import { startSystem } from '../system/start-system.ts'
import type { System, SystemOptions } from '../system/system.ts'
import { startTraffic } from '../trips/traffic.ts'

interface Cause {
  readonly name: string
  readonly about: string
  /** Strikes and heals; resolves with the time from which bookings must be brought to their end. */
  strike(system: System, context: ScenarioContext): Promise<number>
  readonly system?: Omit<SystemOptions, 'mode'>
}

const causes: readonly Cause[] = [
  {
    name: 'killed-worker',
    about: 'kill -9 of one of the two processes of a random service',
    system: { twice: true },
    strike: async ({ processes }, { random }) => {
      const name = `${random.pick(workers)}${random.pick(['', '-2'])}`
      const worker = processes.find((process) => process.name === name)!
      const since = Date.now()
      await worker.kill()
      await worker.start()
      return since
    },
  },
  {
    name: 'flushall',
    about: 'every queue is emptied',
    strike: async ({ stores }) => {
      const since = Date.now()
      await stores!.flushQueues()
      return since
    },
  },
  {
    name: 'redis-away',
    about: 'Redis is stopped for 20 s',
    strike: async ({ stores }) => {
      await stores!.stopRedis()
      await sleep(20_000)
      await stores!.startRedis()
      return Date.now()
    },
  },
  {
    name: 'connections-ended',
    about: 'every connection to PostgreSQL is ended, every 3 s',
    strike: async ({ stores }) => {
      const since = Date.now()
      await stores!.terminateConnections()
      return since
    },
  },
  {
    name: 'clocks',
    about: "the services' clocks are 60 s ahead or behind",
    system: { clocks: { flights: 60, hotels: -60, payments: 60, bookings: -60 } },
    strike: async () => Date.now(),
  },
]

const limitMs = 10_000

/** What the run does between two strikes, so that bookings are under way when the next one comes. */
const betweenMs = (name: string, { random }: ScenarioContext) =>
  name === 'connections-ended' ? 3_000 : random.between(1_500, 4_000)

/** How long bookings that were under way take after each cause: each is a scenario of its own. */
export const recovery: readonly Scenario[] = causes.map((cause) => ({
  name: cause.name,
  group: 'recovery',
  about: `${cause.about}: time until bookings end`,
  modes: ['servers'],
  rounds: 20,
  run: (context) => measure(cause, context),
}))

const measure = async (cause: Cause, context: ScenarioContext): Promise<ScenarioResult> => {
  const { mode, random, rounds, say } = context
  await using system = await startSystem({ mode, ...cause.system })
  say(`logs: ${system.logFolder}`)
  const traffic = startTraffic(system, random, { travellers: 4, patienceMs: 120_000 })
  /** For each booking under way at a strike, the last one's time. */
  const struckAt = new Map<string, number>()
  for (let round = 1; round <= rounds; round += 1) {
    await sleep(betweenMs(cause.name, context))
    const underWay = traffic.underWay()
    const since = await cause.strike(system, context)
    for (const { bookingId } of underWay) struckAt.set(bookingId, since)
  }
  await traffic.finish()
  const recoveries = traffic.trips.flatMap(({ bookingId, endedAt }) => {
    const since = struckAt.get(bookingId)
    // What came to its end before the cause was over needed no recovery.
    return since === undefined || endedAt === undefined || endedAt < since ? [] : [endedAt - since]
  })
  const crashes = system.processes
    .filter((process) => process.crashes() > 0)
    .map(({ name }) => ({ invariant: 'process', reference: name, what: 'ended by itself' }))
  return {
    scenario: cause.name,
    mode,
    rounds,
    trips: traffic.trips.length,
    needAttention: traffic.trips.filter(({ status }) => status === 'NEEDS_ATTENTION').length,
    recoveries,
    recoveryLimitMs: limitMs,
    violations: [...(await traffic.violations()), ...crashes],
  }
}
