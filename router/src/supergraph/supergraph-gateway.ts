import { parse } from 'graphql'
import type { Logger } from '@wayfare/telemetry'
import { guardedExecute } from '../access/guarded-execute.ts'
import { readPolicy } from '../access/policy.ts'
import type { Engine } from '../execution/engine.ts'
import type { Metrics } from '../metrics.ts'
import type { RouterContext } from '../request-context.ts'
import type { Waits } from '../waits.ts'
import type { Limits } from '../walk/limits.ts'
import { readListSizes } from '../walk/list-sizes.ts'
import { type Documents, createDocuments } from '../walk/prepare.ts'
import type { Execute, Gateway } from './gateway.ts'
import { readSubgraphs, type SubgraphAddress } from './subgraph-addresses.ts'
import type { SupergraphSource } from './supergraph-file.ts'

export interface SupergraphGatewayOptions {
  source: SupergraphSource
  engine: Engine<RouterContext>
  /** @throws where a configured address is malformed */
  addressOf: (composed: SubgraphAddress) => string
  limits: Limits
  waits: Waits
  introspection: boolean
  suggestions: boolean
  logger: Logger
  metrics: Metrics
}

export interface SupergraphGateway {
  /** For Apollo Server. */
  readonly gateway: Gateway
  readonly execute: Execute
  /** Of the supergraph served now. */
  readonly documents: Documents
  readonly subgraphs: readonly SubgraphAddress[]
}

interface Served {
  documents: Documents
  subgraphs: readonly SubgraphAddress[]
}

type Listener = Parameters<Gateway['onSchemaLoadOrUpdate']>[0]

/**
 * Serves a supergraph and every later one that is usable: what is read from it (documents, access rules) and who
 * executes it change together. A supergraph that cannot be used is logged, and the one before it keeps serving.
 */
export const supergraphGateway = (options: SupergraphGatewayOptions): SupergraphGateway => {
  const { source, engine, logger, metrics } = options
  const listeners = new Set<Listener>()
  let current: Served | undefined
  let stopWatching = () => {}

  const take = async (sdl: string) => {
    const next = readSupergraph(sdl, options)
    const schema = await engine.use(sdl)
    current = {
      documents: createDocuments({ ...options, schema, policy: next.policy, listSizes: next.listSizes }),
      subgraphs: next.subgraphs,
    }
    for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: sdl })
    return schema
  }

  const reload = async (sdl: string) => {
    try {
      await take(sdl)
      metrics.reload('taken')
      logger.info('supergraph reloaded')
    } catch (error) {
      metrics.reload('refused')
      logger.error('the new supergraph cannot be used, the one before it stays', { reason: reasonOf(error) })
    }
  }

  return {
    get documents() {
      return served(current).documents
    },
    get subgraphs() {
      return served(current).subgraphs
    },
    execute: guardedExecute(engine, options.waits, options.limits),
    gateway: {
      async load() {
        const schema = await take(await source.read())
        stopWatching = source.watch((sdl) => void reload(sdl))
        return { schema, executor: null }
      },
      onSchemaLoadOrUpdate(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      async stop() {
        stopWatching()
      },
    },
  }
}

const readSupergraph = (sdl: string, { addressOf }: SupergraphGatewayOptions) => {
  const supergraph = parse(sdl)
  return {
    policy: readPolicy(supergraph),
    listSizes: readListSizes(supergraph),
    subgraphs: readSubgraphs(supergraph).map((each) => ({ ...each, url: addressOf(each) })),
  }
}

const served = (current: Served | undefined) => {
  if (!current) throw new Error('No supergraph is loaded')
  return current
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
