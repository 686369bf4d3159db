import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from '@wayfare/domain'
import type { FastifyInstance } from 'fastify'
import { duffelProtocol, duffelToken } from './duffel/protocol.ts'
import { ecbProtocol, ecbPath } from './ecb/operations.ts'
import { createFaults } from './faults/registry.ts'
import { createLedger } from './ledger/ledger.ts'
import type { SupplierProtocol, SupplierName } from './operation.ts'
import { allOperations } from './operations.ts'
import { ownEndpoints } from './own-endpoints.ts'
import { rapidKey, rapidProtocol, rapidSecret } from './rapid/protocol.ts'
import { serve } from './serve.ts'
import { createServer } from './server.ts'
import { openStore, type Store } from './store.ts'
import { addEndpoint } from './stripe/endpoints.ts'
import { stripeProtocol, stripeSecretKey, stripeWebhookSecret } from './stripe/protocol.ts'
import { createWebhooks } from './stripe/webhooks.ts'
import { createWorld } from './world/world.ts'

export interface SandboxOptions {
  /** 0 for any free one. */
  port: number
  host?: string
  /** Where orders, charges and faults outlive a restart, `kill -9` included; in memory where it is absent. */
  dataFile?: string
  /** Another seed, another world. A data file keeps the seed it began with until it is reset with another. */
  seed?: string
  clock?: Clock
  /** Where Stripe's events go, besides endpoints registered through its API. */
  stripeWebhookUrl?: string
  /** Hears of errors in the sandbox itself, which answer as the supplier's own 500. */
  log?: { error(message: string, fields?: Readonly<Record<string, unknown>>): void }
}

/** Where each supplier is, and what it takes to be let in. */
export interface Sandbox {
  readonly url: string
  readonly duffel: { readonly url: string; readonly token: string }
  /** `url` ends in `/v3`; the links it gives out start with `/v3` too, as the real ones. */
  readonly rapid: { readonly url: string; readonly apiKey: string; readonly sharedSecret: string }
  /** The SDK takes the host and port of `url`. */
  readonly stripe: { readonly url: string; readonly secretKey: string; readonly webhookSecret: string }
  readonly ecb: { readonly url: string }
  close(): Promise<void>
}

/** Starts the suppliers over one seeded world. Two sandboxes of one seed answer alike. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { port, host = '127.0.0.1', dataFile } = options
  const store = openStore(dataFile)
  const { server, close } = assemble(store, options)
  await server.listen({ port, host })
  const url = `http://${host}:${(server.server.address() as AddressInfo).port}`
  return { ...addresses(url), close }
}

const addresses = (url: string) => ({
  url,
  duffel: { url: `${url}/duffel`, token: duffelToken },
  rapid: { url: `${url}/rapid/v3`, apiKey: rapidKey, sharedSecret: rapidSecret },
  stripe: { url, secretKey: stripeSecretKey, webhookSecret: stripeWebhookSecret },
  ecb: { url: `${url}${ecbPath}` },
})

const assemble = (store: Store, { seed, clock = systemClock, log, stripeWebhookUrl }: SandboxOptions) => {
  const seeds = seedIn(store, seed)
  const ledger = createLedger(store, clock)
  const faults = createFaults(store)
  const world = createWorld({ store, ledger, seed: seeds.current })
  const webhooks = createWebhooks({ world, faults, clock })
  const begin = () => {
    if (stripeWebhookUrl) addEndpoint(world, stripeWebhookUrl, { enabledEvents: ['*'] })
    webhooks.pump()
  }
  const protocols: Record<SupplierName, SupplierProtocol> = {
    duffel: duffelProtocol(),
    rapid: rapidProtocol(),
    stripe: stripeProtocol(),
    ecb: ecbProtocol(),
  }
  const operations = allOperations(world, webhooks.pump)
  const server = createServer(Object.values(protocols), clock)
  const onError = (error: unknown) => log?.error('the sandbox failed', { error })
  for (const operation of operations)
    serve(server, operation, { world, faults, clock, protocol: protocols[operation.supplier], onError })
  const reset = (next: string | undefined) => {
    seeds.restart(next)
    begin()
  }
  ownEndpoints(server, { faults, ledger, operations, reset })
  begin()
  return { server, close: closing(server, { store, stop: webhooks.close }) }
}

const closing =
  (server: FastifyInstance, { store, stop }: { store: Store; stop: () => Promise<void> }) =>
  async () => {
    await Promise.all([server.close(), stop()])
    store[Symbol.dispose]()
  }

const defaultSeed = 'wayfare'

const seedIn = (store: Store, wanted: string | undefined) => {
  const set = (seed: string) => void store.run("insert or replace into settings values ('seed', ?)", [seed])
  const kept = store.one("select value from settings where name = 'seed'")?.['value']
  let seed = kept === undefined ? (wanted ?? defaultSeed) : String(kept)
  set(seed)
  return {
    current: () => seed,
    restart: (next: string | undefined) => {
      store.clear()
      seed = next ?? seed
      set(seed)
    },
  }
}
