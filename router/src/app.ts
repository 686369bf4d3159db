import { createInternalTokenSigner, requestIdHeader } from '@wayfare/auth'
import { defaultServerLimits, guardServer, serverOptions } from '@wayfare/http-server'
import { createLogger } from '@wayfare/telemetry'
import Fastify, { type FastifyInstance } from 'fastify'
import { type RouterConfig, subgraphAddress } from './config.ts'
import { createEngine } from './execution/engine.ts'
import { SubgraphFailure } from './execution/transport.ts'
import { bodyParsers } from './http/body.ts'
import { errorFormatter } from './http/format-error.ts'
import { graphqlRoute, graphqlServer } from './http/graphql-route.ts'
import { healthRoutes } from './http/health.ts'
import { pageRoutes } from './http/pages.ts'
import { problemHandlers } from './http/problems.ts'
import { requestIdOf, verifierFor } from './http/request.ts'
import { createMetrics } from './metrics.ts'
import { type SubgraphOptions, withinRequest } from './subgraphs/routes.ts'
import { subgraphTransport } from './subgraphs/subgraph-transport.ts'
import { supergraphFile } from './supergraph/supergraph-file.ts'
import { type SupergraphGateway, supergraphGateway } from './supergraph/supergraph-gateway.ts'
import { createWaits, defaultWaitLimits } from './waits.ts'
import { defaultLimits } from './walk/limits.ts'

export { readConfig } from './config.ts'
export type { DemoUser, RouterConfig, WebConfig } from './config.ts'

export interface Router {
  /** Where it listens, without a slash at its end; the API is at `/graphql`. */
  url: string
  /** Says that it is about to stop: it is not ready any more, and answers close their connections. It goes on to serve. */
  drain(): void
  /** Answers what was accepted, then lets go of everything. */
  close(): Promise<void>
}

const bodyLimit = 1_048_576

/** @throws where the supergraph cannot be loaded, an address is malformed or the port is taken */
export const startRouter = async (config: RouterConfig): Promise<Router> => {
  const parts = assemble(config)
  await parts.server.start()
  const app = createHttp(config)
  const guarded = guardServer(app.server)
  guarded.draining.addEventListener('abort', () => parts.waits.stop())
  const stop = async () => {
    await guarded.close()
    await app.close()
    await parts.server.stop()
    parts.transport.close()
  }
  try {
    await addRoutes(app, config, { ...parts, draining: guarded.draining })
    const url = await app.listen({ port: config.port, host: config.host ?? '127.0.0.1' })
    parts.logger.info('router listening', { url })
    return { url, drain: guarded.drain, close: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const requestTimeoutOf = ({ requestTimeoutMs = 30_000 }: RouterConfig) => requestTimeoutMs

type Parts = ReturnType<typeof assemble>

const assemble = (config: RouterConfig) => {
  const logger = createLogger('router', config.log)
  const metrics = createMetrics()
  const signer = config.internalPrivateKey && createInternalTokenSigner(config.internalPrivateKey)
  const urlOf = (service: string) => addressIn(supergraph, service)
  const options = withinRequest({ ...defaultSubgraphs, ...config.subgraphs }, requestTimeoutOf(config))
  const transport = subgraphTransport({ options, signer, urlOf, metrics, logger })
  const waits = createWaits({ ...defaultWaitLimits, ...config.waits })
  const supergraph: SupergraphGateway = supergraphGateway({
    source: supergraphFile(config.supergraphFile),
    engine: createEngine({ transport }),
    addressOf: (composed) => subgraphAddress(composed, config.subgraphUrls),
    limits: { ...defaultLimits, ...config.limits },
    waits,
    introspection: config.introspection ?? false,
    suggestions: config.suggestions ?? false,
    logger,
    metrics,
  })
  const format = errorFormatter({ logger })
  const server = graphqlServer({ supergraph, logger, metrics, format })
  return { logger, metrics, transport, supergraph, server, waits }
}

// bookingUpdates may wait 10 s for news: a subgraph gets a little more.
const defaultSubgraphs: SubgraphOptions = {
  timeoutMs: 15_000,
  connections: 512,
  waitConnections: defaultWaitLimits.total,
  waitingCalls: 1_000,
  longestWaitMs: 2_000,
  maxAnswerBytes: 32 * 1_048_576,
  breaker: { failures: 5, openForMs: 1_000 },
}

const addressIn = ({ subgraphs }: SupergraphGateway, service: string) => {
  const found = subgraphs.find(({ name }) => name === service)
  if (!found) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'is no longer part of the supergraph')
  return found.url
}

const createHttp = ({ trustProxy = false }: RouterConfig): FastifyInstance => {
  const app = Fastify({
    bodyLimit,
    trustProxy,
    logger: false,
    genReqId: ({ headers }) => requestIdOf(headers),
    http: serverOptions(defaultServerLimits),
    forceCloseConnections: 'idle',
    return503OnClosing: false, // what was accepted is answered
  })
  bodyParsers(app)
  app.addHook('onRequest', (request, reply, next) => {
    void reply.headers({
      [requestIdHeader]: request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    next()
  })
  return app
}

const addRoutes = async (
  app: FastifyInstance,
  config: RouterConfig,
  parts: Parts & { draining: AbortSignal },
) => {
  const { server, supergraph, transport, logger, metrics, draining } = parts
  problemHandlers(app, { logger, bodyLimit })
  healthRoutes(app, { transport, subgraphs: () => supergraph.subgraphs, draining })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
  const pages = config.web ? await pageRoutes(app, config.web) : undefined
  graphqlRoute(app, {
    server,
    supergraph,
    verifier: verifierFor(config.auth),
    requestTimeoutMs: requestTimeoutOf(config),
    graphiql: pages?.graphiql,
  })
}
