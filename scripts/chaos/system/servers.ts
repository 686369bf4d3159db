import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Env } from '@wayfare/config'
import { clockAhead } from './clock.ts'
import { freePorts } from './free-ports.ts'
import { createChaosDatabase } from './postgres.ts'
import { startRedis } from './redis.ts'
import { createServiceProcess } from './service-process.ts'
import type { ServiceProcess } from './service-process.ts'
import { startSurroundings } from './suppliers.ts'
import type { System, SystemOptions } from './system.ts'

const subgraphs = ['flights', 'hotels', 'places', 'payments', 'accounts', 'bookings'] as const

const services = [...subgraphs, 'router'] as const

/** Every service a process of its own, on PostgreSQL and a Redis that belongs to this run. */
export const startServers = async ({ clocks = {} }: SystemOptions): Promise<System> => {
  const logFolder = mkdtempSync(join(tmpdir(), 'wayfare-chaos-'))
  const database = await createChaosDatabase()
  const redis = await startRedis(logFolder)
  const surroundings = await startSurroundings()
  const stores = { DATABASE_URL: database.url, REDIS_URL: redis.url }
  const processes = await createProcesses({ env: { ...surroundings.env, ...stores }, clocks, logFolder })
  const close = async () => {
    await Promise.all(processes.map((each) => each.kill()))
    await surroundings[Symbol.asyncDispose]()
    await redis.stop()
    await database[Symbol.asyncDispose]()
  }
  await startAll(processes).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    mode: 'servers',
    url: processes.at(-1)!.url,
    processes,
    surroundings,
    stores: {
      terminateConnections: database.terminateConnections,
      flushQueues: redis.flush,
      stopRedis: redis.stop,
      startRedis: redis.start,
    },
    logFolder,
    [Symbol.asyncDispose]: close,
  }
}

/** The router last: it is ready once the others are. */
const startAll = async (processes: readonly ServiceProcess[]) => {
  await Promise.all(processes.slice(0, -1).map((each) => each.start()))
  await processes.at(-1)!.start()
}

interface ProcessesOptions {
  readonly env: Env
  readonly clocks: NonNullable<SystemOptions['clocks']>
  readonly logFolder: string
}

const createProcesses = async ({ env, clocks, logFolder }: ProcessesOptions): Promise<ServiceProcess[]> => {
  const ports = await freePorts(services.length)
  const urls = services.map((_, index) => `http://127.0.0.1:${ports[index]}`)
  return services.map((name, index) => {
    const own = { PORT: String(ports[index]), ...clockAhead(clocks[name] ?? 0) }
    return createServiceProcess({
      name,
      args: [name === 'router' ? 'router/src/main.ts' : `subgraphs/${name}/src/main.ts`],
      env: { ...env, ...addresses(urls), ...own },
      url: urls[index]!,
      logFolder,
    })
  })
}

/** `FLIGHTS_URL` and the like, which the router and the bookings service read. */
const addresses = (urls: readonly string[]): Env =>
  Object.fromEntries(
    subgraphs.map((name, index) => [`${name.toUpperCase()}_URL`, `${urls[index]}/graphql`] as const),
  )
