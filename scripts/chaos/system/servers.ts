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

/** Those with a worker; a second one of them serves nobody and takes its share of the messages. */
export const workers = ['flights', 'hotels', 'payments', 'bookings'] as const

/** Every service a process of its own, on PostgreSQL and a Redis that belongs to this run. */
export const startServers = async ({ clocks = {}, twice = false }: SystemOptions): Promise<System> => {
  const logFolder = mkdtempSync(join(tmpdir(), 'wayfare-chaos-'))
  const database = await createChaosDatabase()
  const redis = await startRedis(logFolder)
  const surroundings = await startSurroundings()
  const stores = { DATABASE_URL: database.url, REDIS_URL: redis.url }
  const env = { ...surroundings.env, ...stores }
  const processes = await createProcesses({ env, clocks, logFolder, twice })
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
  readonly twice: boolean
  readonly logFolder: string
}

const createProcesses = async (options: ProcessesOptions): Promise<ServiceProcess[]> => {
  const { env, clocks, logFolder, twice } = options
  const names = [...subgraphs, ...(twice ? workers.map((name) => `${name}-2`) : []), 'router']
  const ports = await freePorts(names.length)
  const urls = names.map((_, index) => `http://127.0.0.1:${ports[index]}`)
  return names.map((name, index) => {
    const service = name.replace(/-2$/, '')
    const own = { PORT: String(ports[index]), ...clockAhead(clocks[service] ?? 0) }
    return createServiceProcess({
      name,
      args: [service === 'router' ? 'router/src/main.ts' : `subgraphs/${service}/src/main.ts`],
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
