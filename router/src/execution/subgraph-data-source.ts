import type { GraphQLDataSource } from '@apollo/gateway'
import { GraphQLError, Kind, parse } from 'graphql'
import type { RouterContext } from '../request-context.ts'
import { readGraphqlAnswer } from '../subgraphs/graphql-answer.ts'
import type { CallContext } from '../subgraphs/subgraph-transport.ts'
import { SubgraphFailure, type Transport } from './transport.ts'

/**
 * One subgraph, as @apollo/gateway fetches from it. A subgraph that fails costs the fields it owns, with one error
 * that names it; the rest of the answer stands.
 */
export const subgraphDataSource = (
  service: string,
  transport: Transport<CallContext>,
): GraphQLDataSource => ({
  async process(options) {
    const { query = '', variables, operationName } = options.request
    try {
      const context = options.context as RouterContext
      const body = JSON.stringify({ query, variables, operationName })
      const text = await transport.send({ subgraph: service, body, context, signal: context.signal })
      const answer = readGraphqlAnswer(text)
      if (!answer) throw new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered without GraphQL')
      for (const error of answer.errors ?? []) forgetHttp(error)
      return answer as GatewayAnswer
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error
      const path = 'pathInIncomingRequest' in options ? (options.pathInIncomingRequest ?? []) : []
      if (path.length > 0) throw subgraphError(error, { service, query, path: knownPart(path) })
      const errors = rootFields(query).map((name) => subgraphError(error, { service, query, path: [name] }))
      return { data: null, errors } as unknown as GatewayAnswer
    }
  },
})

type GatewayAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>

/** Apollo Server would take `extensions.http` as the status and headers of the whole answer: not a subgraph's to say. */
const forgetHttp = (error: { extensions?: Record<string, unknown> }) => {
  if (error.extensions) delete error.extensions['http']
}

/** As far as it is one place: behind a list (`@`) it could be any of its entries. */
const knownPart = (path: readonly unknown[]) => {
  const end = path.indexOf('@')
  return (end === -1 ? path : path.slice(0, end)).filter((step) => typeof step === 'string')
}

/** The names under which the answer would have had what was asked at its root. */
const rootFields = (query: string): string[] =>
  parse(query).definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return []
    return node.selectionSet.selections.flatMap((field) =>
      field.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : [],
    )
  })

const subgraphError = (
  { code, message }: SubgraphFailure,
  { service, query, path }: { service: string; query: string; path: string[] },
) =>
  new GraphQLError(`The ${service} service ${message}.`, {
    path,
    extensions: { code, service, hint: query.startsWith('mutation') ? afterMutation : afterQuery },
  })

const afterQuery = 'The rest of the answer stands. Try again in a moment.'
const afterMutation =
  'Whether it took effect is not known: look before you send it again, or send it with the same idempotencyKey.'
