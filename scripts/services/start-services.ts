import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generateInternalKeys } from '@wayfare/auth'
import { openCache } from '@wayfare/cache'
import type { Env } from '@wayfare/config'
import { openDatabase } from '@wayfare/database'
import { startIdentityProvider } from '@wayfare/identity-provider'
import type { IdentityProvider } from '@wayfare/identity-provider'
import { startRouter, readConfig as readRouterConfig } from '@wayfare/router'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { createLogger } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { keptDataKeys } from './data-keys.ts'
import { localEnvironment, needsSandbox } from './environment.ts'
import { portsFrom } from './ports.ts'
import type { Ports } from './ports.ts'
import { startSubgraphs } from './subgraphs.ts'
import type { Opened, RunningSubgraph } from './subgraphs.ts'

export interface ServicesOptions {
  env: Env
  /** Where state lives; absent = in memory, gone with the process. */
  dataDir?: string
  /** The built pages; absent = no pages. */
  webFolder?: string
  /** Every port 0: any free one. For tests. */
  anyPort?: boolean
}

/** The whole of Wayfare in one process. */
export interface Services {
  /** The router's address: the API is at `/graphql`. */
  url: string
  subgraphs: readonly RunningSubgraph[]
  sandbox?: Sandbox
  identity?: IdentityProvider
  /** Tells every server that it is about to stop. All go on to serve, because they call one another. */
  drain(): void
  /** Finishes what was accepted and stops everything, callers before those they call. */
  close(): Promise<void>
  /** The part that `close` is waiting for. */
  closing(): string | undefined
}

const root = resolve(import.meta.dirname, '../..')

/** Starts what the environment does not provide, then every subgraph, then the router. Throws where one cannot start. */
export const startServices = async (options: ServicesOptions): Promise<Services> => {
  const { dataDir } = options
  const closers: { name: string; drain(): void; close(): Promise<unknown> }[] = []
  let closing: string | undefined
  const opened: Opened = async (name, starting) => {
    const part = await starting
    closers.unshift({ name, drain: () => part.drain?.(), close: () => part.close() })
    return part
  }
  const drain = () => closers.forEach((part) => part.drain())
  const close = async () => {
    drain()
    for (const part of closers.splice(0)) {
      closing = part.name
      await part.close()
    }
    closing = undefined
  }
  try {
    if (dataDir) mkdirSync(dataDir, { recursive: true })
    return { ...(await assemble(options, opened)), drain, close, closing: () => closing }
  } catch (error) {
    await close()
    throw error
  }
}

const assemble = async (options: ServicesOptions, opened: Opened) => {
  const { env, dataDir } = options
  const ports = portsFrom(env, options.anyPort ?? false)
  const log = createLogger('wayfare', { level: 'warn', format: 'text' })
  const file = (name: string) => (dataDir ? join(dataDir, name) : undefined)
  // The database first: a second instance on the same folder ends here, before anything else of it runs.
  const database = await opened(
    'database',
    openDatabase({ url: env['DATABASE_URL'] || undefined, dataDir: file('postgres') }, log),
  )
  const [sandbox, identity, cache] = await Promise.all([
    needsSandbox(env)
      ? opened('sandbox', startSandbox({ port: ports.sandbox, dataFile: file('sandbox.sqlite'), log }))
      : undefined,
    env['OIDC_ISSUER'] ? undefined : opened('identity provider', startIdentity(ports, { dataDir, log })),
    opened('cache', openCache({ redisUrl: env['REDIS_URL'] || undefined }, log)),
  ])
  const complete = localEnvironment(env, {
    sandbox,
    keys: generateInternalKeys(),
    dataKeys: keptDataKeys(file('data-keys')),
  })
  const subgraphs = await startSubgraphs({ env: complete, ports, shared: { database, cache } }, opened)
  const router = await opened(
    'router',
    startRouter(routerConfig(complete, { options, ports, subgraphs, identity })),
  )
  return { url: router.url, subgraphs, sandbox, identity }
}

const startIdentity = (ports: Ports, { dataDir, log }: { dataDir?: string; log: Logger }) => {
  const origins = [`http://127.0.0.1:${ports.router}`, `http://localhost:${ports.router}`]
  return startIdentityProvider({ port: ports.identity, audience: 'wayfare', origins, dataDir, log })
}

interface RouterParts {
  options: ServicesOptions
  ports: Ports
  subgraphs: readonly RunningSubgraph[]
  identity?: IdentityProvider
}

const routerConfig = (env: Env, { options, ports, subgraphs, identity }: RouterParts) => {
  const issuer = identity?.issuer ?? env['OIDC_ISSUER']
  const supergraph = { SUPERGRAPH_FILE: env['SUPERGRAPH_FILE'] ?? join(root, 'schema/supergraph.graphql') }
  const config = readRouterConfig({
    INTROSPECTION: 'true',
    ...env,
    ...supergraph,
    OIDC_ISSUER: issuer,
    PORT: String(ports.router),
  })
  const urls = Object.fromEntries(subgraphs.map(({ name, url }) => [name, `${url}/graphql`]))
  return {
    ...config,
    subgraphUrls: urls,
    ...(options.webFolder &&
      config.auth && {
        web: {
          folder: options.webFolder,
          issuer: config.auth.issuer,
          clientId: env['OIDC_CLIENT_ID'] ?? 'wayfare-web',
          demoUsers: (identity?.users ?? []).map(({ userName, name, about }) => ({ userName, name, about })),
        },
      }),
  }
}
