import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import {
  createInternalTokenVerifier,
  internalTokenHeader,
  parseClientAddress,
  requestIdHeader,
} from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { defaultServerLimits, guardServer, serverOptions } from '@wayfare/http-server'
import { withRequest } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import Fastify from 'fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { SubgraphContext } from './context.ts'
import { createErrorFormat } from './format-error.ts'
import { inputPlugin } from './input-plugin.ts'
import { registerWebhook } from './webhook.ts'
import type { Webhook } from './webhook.ts'

/** The header in which the router tells the traveller's address. */
export const clientIpHeader = 'x-wayfare-client-ip'

/** The header in which a service tells whose request it works for; of nobody else it is read. */
export const callerHeader = 'x-wayfare-caller'

/** By which a caller says that the request may not wait for news. */
export const noWaitHeader = 'x-wayfare-no-wait'

export interface SubgraphServerOptions<C extends SubgraphContext> {
  /** The subgraph's name: the audience of the internal tokens it accepts. */
  name: string
  host: string
  /** 0 for any free port. */
  port: number
  /** PEM of the key that verifies the router's tokens. */
  internalPublicKey: string
  schema: GraphQLSchema
  /** Makes one request's context: loaders live there and nowhere longer. */
  context: (base: SubgraphContext) => C
  /** Rejects while the service cannot do its work; asked by /health/ready. */
  ready?: () => Promise<unknown>
  /** Where the service's supplier tells of what happened there. */
  webhook?: Webhook
  log: Logger
}

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:4001`; GraphQL is below `/graphql`. */
  url: string
  /** Says that it is about to stop: it is not ready any more, and waits for news end at once. It goes on to serve. */
  drain(): void
  /** Stops taking requests, finishes those that were accepted. */
  close(): Promise<void>
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer?: Viewer
  }
}

/** Serves one subgraph to those who carry a router's token; everybody else gets 401, `_service` included. */
export const startSubgraphServer = async <C extends SubgraphContext>(
  options: SubgraphServerOptions<C>,
): Promise<RunningServer> => {
  const { name, host, port, schema, log } = options
  const fastify = createFastify()
  const guarded = guardServer(fastify.server)
  const format = createErrorFormat(name, log)
  const apollo = new ApolloServer<C>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    formatError: format,
    // graphql-js would suggest names of the schema, in a text that repeats what was sent.
    validationOptions: { hideSuggestions: true, maxErrors: 10 },
    persistedQueries: false,
    logger: log,
    plugins: [inputPlugin(format)],
  })
  await apollo.start()
  fastify.get('/health/live', async () => ({ status: 'live' }))
  fastify.get('/health/ready', (_, reply) => answerReady({ ...options, draining: guarded.draining }, reply))
  if (options.webhook) await registerWebhook(fastify, options.webhook)
  await fastify.register(async (internal) => {
    internal.addHook('onRequest', createGuard(options))
    internal.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      handler: fastifyApolloHandler(apollo, {
        context: async (request, reply) => options.context(baseContext(request, reply, guarded.draining)),
      }),
    })
  })
  const url = await fastify.listen({ host, port })
  return {
    url,
    drain: guarded.drain,
    close: async () => {
      await guarded.close()
      await fastify.close()
      await apollo.stop()
    },
  }
}

const createFastify = () =>
  Fastify({
    logger: false,
    bodyLimit: 4 * 1024 * 1024,
    http: serverOptions(defaultServerLimits),
    forceCloseConnections: 'idle',
    return503OnClosing: false, // what was accepted is answered
  })

const createGuard = ({
  name,
  internalPublicKey,
}: Pick<SubgraphServerOptions<SubgraphContext>, 'name' | 'internalPublicKey'>) => {
  const verifier = createInternalTokenVerifier({ publicKey: internalPublicKey, audience: name })
  return (request: FastifyRequest, reply: FastifyReply, next: () => void) => {
    const token = String(request.headers[internalTokenHeader] ?? '')
    const requestId = String(request.headers[requestIdHeader] ?? '')
    verifier.verify(token, requestId).then(
      (viewer) => {
        request.viewer = viewer
        // Everything that follows runs within this call, and so knows which request it belongs to.
        return withRequest({ requestId, caller: callerOf(viewer, request) }, next)
      },
      () => {
        const message = `Only the router may ask ${name}.`
        const extensions = { code: 'UNAUTHENTICATED', service: name }
        return reply.code(401).send({ errors: [{ message, extensions }] })
      },
    )
  }
}

/** Whose work it is. A service works for somebody and says for whom; without that each request counts by itself. */
const callerOf = ({ kind, id }: Viewer, { headers }: FastifyRequest): string | undefined => {
  if (kind === 'user' || kind === 'machine') return `${kind}:${id}`
  const said = headers[kind === 'service' ? callerHeader : clientIpHeader]
  return typeof said === 'string' ? said.slice(0, 200) : undefined
}

const baseContext = (
  request: FastifyRequest,
  reply: FastifyReply,
  draining: AbortSignal,
): SubgraphContext => {
  const gone = new AbortController()
  reply.raw.on('close', () => {
    if (!reply.raw.writableEnded) gone.abort()
  })
  return {
    viewer: request.viewer!,
    requestId: String(request.headers[requestIdHeader]),
    signal: gone.signal,
    clientIp: parseClientAddress(request.headers[clientIpHeader]?.toString()),
    stopWaiting: request.headers[noWaitHeader] === undefined ? draining : AbortSignal.abort(),
  }
}

const answerReady = async (
  { ready, draining, log }: Pick<SubgraphServerOptions<never>, 'ready' | 'log'> & { draining: AbortSignal },
  reply: FastifyReply,
) => {
  if (draining.aborted) return reply.code(503).send({ status: 'stopping' })
  try {
    await ready?.()
    return await reply.send({ status: 'ready' })
  } catch (error) {
    log.warn('not ready', { error })
    return reply.code(503).send({ status: 'not ready' })
  }
}
