import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { parseClientAddress } from '@wayfare/auth'
import type { AccessTokenVerifier } from '@wayfare/auth'
import { type Logger, withRequest } from '@wayfare/telemetry'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouterContext } from '../request-context.ts'
import type { SupergraphGateway } from '../supergraph/supergraph-gateway.ts'
import { documentOf, requestSignal, traceparentOf, viewerOf } from './request.ts'
import type { FormatError } from './format-error.ts'
import { graphqlHandler } from './graphql-handler.ts'
import { operationPlugin } from './operation-plugin.ts'
import { stringifyResult } from './stringify-result.ts'
import type { Metrics } from '../metrics.ts'
import { wantsPage } from './pages.ts'
import { sendProblem } from './problems.ts'

export interface GraphqlServerOptions {
  supergraph: SupergraphGateway
  logger: Logger
  metrics: Metrics
  format: FormatError
}

/**
 * Apollo Server speaks GraphQL over HTTP and guards against CSRF. Parsing and validation are ours, done before it
 * and kept, so it gets documents by their hash and validates nothing again. Execution is ours too: a plugin answers.
 */
export const graphqlServer = ({ supergraph, logger, metrics, format }: GraphqlServerOptions) =>
  new ApolloServer<RouterContext>({
    gateway: supergraph.gateway,
    documentStore: {
      get: async (key) => supergraph.documents.byHash(key.slice(-sha256Digits)),
      set: async () => {},
      delete: async () => false,
    },
    dangerouslyDisableValidation: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: format,
    stringifyResult,
    logger: {
      debug() {},
      info() {},
      warn: (line) => logger.warn(String(line)),
      error: (line) => logger.error(String(line)),
    },
    plugins: [
      operationPlugin({ execute: supergraph.execute, logger, metrics, format }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })

const sha256Digits = 64

export interface GraphqlRouteOptions {
  server: ApolloServer<RouterContext>
  supergraph: SupergraphGateway
  verifier: AccessTokenVerifier
  requestTimeoutMs: number
  /** Answers browsers; absent where the router has no pages. */
  graphiql?: (request: FastifyRequest, reply: FastifyReply) => unknown
}

/** The traveller's address; that of the connection where a proxy passed on something that is none. */
const clientAddressOf = ({ ip, socket }: FastifyRequest): string =>
  parseClientAddress(ip) ?? parseClientAddress(socket.remoteAddress) ?? '127.0.0.1'

export const graphqlRoute = (app: FastifyInstance, options: GraphqlRouteOptions) => {
  const { server, supergraph, verifier, requestTimeoutMs, graphiql } = options
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<RouterContext> => {
    const viewer = await viewerOf(request, verifier)
    const source = documentOf(request)
    return {
      requestId: request.id,
      viewer,
      clientIp: clientAddressOf(request),
      traceparent: traceparentOf(request),
      signal: requestSignal(reply, requestTimeoutMs),
      prepared: source === undefined ? undefined : supergraph.documents.prepare(source),
      tokens: new Map(),
      written: {},
    }
  }
  const handle = graphqlHandler(server, context)
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler(request, reply) {
      if (graphiql && request.method === 'GET' && wantsPage(request)) return graphiql(request, reply)
      if (!acceptsGraphql(request)) return sendProblem(reply, notAcceptable)
      void reply.header('cache-control', 'no-store')
      return withRequest({ requestId: request.id }, () => handle(request, reply))
    },
  })
  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (_request, reply) => sendProblem(reply.header('allow', 'GET, POST'), methodNotAllowed),
  })
}

const methodNotAllowed = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'GraphQL is served over GET and POST only.',
  hint: 'POST {"query": "…"} as application/json.',
}

const notAcceptable = {
  status: 406,
  code: 'NOT_ACCEPTABLE',
  message: 'None of the answer types in the Accept header is offered.',
  hint: 'Accept application/graphql-response+json or application/json.',
}

/** Asked before anything runs: Apollo Server would notice only with the answer in its hands. */
const acceptsGraphql = ({ headers: { accept } }: FastifyRequest) =>
  accept === undefined ||
  /(^|,)\s*(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;|,|$)/i.test(accept)
