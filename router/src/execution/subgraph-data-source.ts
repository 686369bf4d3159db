import type { GraphQLDataSource } from '@apollo/gateway'
import { GraphQLError } from 'graphql'
import type { Logger } from '@wayfare/telemetry'
import type { CallContext, SubgraphCaller } from '../subgraphs/subgraph-caller.ts'
import { SubgraphFailure } from '../subgraphs/subgraph-client.ts'

/**
 * One subgraph, as @apollo/gateway fetches from it. A subgraph that fails costs the fields it owns, with one error
 * that names it; the rest of the answer stands.
 */
export const subgraphDataSource = (
  service: string,
  caller: SubgraphCaller,
  logger: Logger,
): GraphQLDataSource => ({
  async process(options) {
    const { query = '', variables, operationName } = options.request
    try {
      const request = { query, variables, operationName }
      const answer = await caller.call(service, request, options.context as CallContext)
      for (const error of answer.errors ?? []) forgetHttp(error)
      return answer as GatewayAnswer
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error
      logger.warn('subgraph failed', {
        subgraph: service,
        code: error.code,
        reason: error.message,
        cause: error.cause,
      })
      const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined
      throw subgraphError(service, error, path)
    }
  },
})

type GatewayAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>

/** Apollo Server would take `extensions.http` as the status and headers of the whole answer: not a subgraph's to say. */
const forgetHttp = (error: { extensions?: Record<string, unknown> }) => {
  if (error.extensions) delete error.extensions['http']
}

/** The path is told as far as it is one place: behind a list (`@`) it could be any of its entries. */
const subgraphError = (
  service: string,
  { code, message }: SubgraphFailure,
  path: readonly unknown[] = [],
) => {
  const end = path.indexOf('@')
  const known = (end === -1 ? path : path.slice(0, end)).filter((step) => typeof step === 'string')
  return new GraphQLError(`The ${service} service ${message}.`, {
    path: known.length > 0 ? known : undefined,
    extensions: { code, service, hint: 'The rest of the answer stands. Try again in a moment.' },
  })
}
