import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from '@wayfare/domain'
import { duffelManners, duffelToken } from './duffel/manners.ts'
import { duffelOperations } from './duffel/operations.ts'
import { createFaults } from './faults/registry.ts'
import { createLedger } from './ledger/ledger.ts'
import type { Operation, SupplierManners, SupplierName } from './operation.ts'
import { ownEndpoints } from './own-endpoints.ts'
import { rapidKey, rapidManners, rapidSecret } from './rapid/manners.ts'
import { rapidOperations } from './rapid/operations.ts'
import { serve } from './serve.ts'
import { createServer } from './server.ts'
import { openStore, type Store } from './store.ts'
import { createWorld } from './world/world.ts'

export interface SandboxOptions {
  /** 0 for any free one. */
  port: number
  host?: string
  /** Where orders, charges and faults outlive a restart; in memory where it is absent. */
  dataFile?: string
  /** Another seed, another world. A data file keeps the seed it began with until it is reset with another. */
  seed?: string
  clock?: Clock
  /** Hears of errors in the sandbox itself, which answer as the supplier's own 500. */
  log?: { error(message: string, fields?: Readonly<Record<string, unknown>>): void }
}

export interface Sandbox {
  readonly url: string
  readonly duffel: { readonly url: string; readonly token: string }
  /** `url` ends in `/v3`; the links it gives start with `/v3` too. */
  readonly rapid: { readonly url: string; readonly apiKey: string; readonly sharedSecret: string }
  close(): Promise<void>
}

/** Starts the suppliers over one seeded world. Two sandboxes of one seed answer alike. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { port, host = '127.0.0.1', dataFile, clock = systemClock, log } = options
  const store = openStore(dataFile)
  const seeds = seedIn(store, options.seed)
  const ledger = createLedger(store, clock)
  const world = createWorld({ store, ledger, seed: seeds.current })
  const faults = createFaults(store)
  const manners: Record<SupplierName, SupplierManners> = {
    duffel: duffelManners(),
    rapid: rapidManners(),
  } as never
  const operations: Operation[] = [...duffelOperations(world), ...rapidOperations(world)]
  const server = createServer(Object.values(manners), clock)
  const onError = (error: unknown) => log?.error('the sandbox failed', { error })
  for (const operation of operations)
    serve(server, operation, { world, faults, clock, manners: manners[operation.supplier], onError })
  ownEndpoints(server, { faults, ledger, operations, reset: (seed) => seeds.restart(seed) })
  await server.listen({ port, host })
  const url = `http://${host}:${(server.server.address() as AddressInfo).port}`
  return {
    url,
    duffel: { url: `${url}/duffel`, token: duffelToken },
    rapid: { url: `${url}/rapid/v3`, apiKey: rapidKey, sharedSecret: rapidSecret },
    close: async () => {
      await server.close()
      store[Symbol.dispose]()
    },
  }
}

const defaultSeed = 'wayfare'

const seedIn = (store: Store, wanted: string | undefined) => {
  const set = (seed: string) => void store.run("insert or replace into settings values ('seed', ?)", [seed])
  const read = () =>
    store.one("select value from settings where name = 'seed'")?.['value'] as string | undefined
  if (read() === undefined) set(wanted ?? defaultSeed)
  let seed = read()!
  return {
    current: () => seed,
    restart: (next: string | undefined) => {
      store.clear()
      seed = next ?? seed
      set(seed)
    },
  }
}
