import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { jsonBytesOf } from '../src/execution/json-bytes.ts'
import type { OperationAnswer, OperationRequest } from '../src/execution/operation.ts'
import { SubgraphFailure, type Transport } from '../src/execution/transport.ts'

/** What the stock gateway answers. Violations of the schema it finds itself are extensions to it, not errors. */
export interface StockAnswer extends OperationAnswer {
  readonly valueCompletion?: readonly GraphQLError[]
}

export interface StockEngine<Context> {
  use(supergraphSdl: string): Promise<GraphQLSchema>
  execute(request: OperationRequest<Context>): Promise<StockAnswer>
  close(): Promise<void>
}

/** Without it, some small operations take all the memory there is. */
const queryPlannerConfig = { debug: { pathsLimit: 10_000 } }

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** `ApolloGateway`, unchanged but for that, behind the same doors as our engine, so that the two can be compared. */
export const stockEngine = <Context>({
  transport,
}: {
  transport: Transport<Context>
}): StockEngine<Context> => {
  // It reports to its maker unless this says no when it is made.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  let current: ApolloGateway | undefined
  return {
    async use(supergraphSdl) {
      const buildService = ({ name }: { name: string }) => dataSource(name, transport)
      const next = new ApolloGateway({ supergraphSdl, buildService, logger: silent, queryPlannerConfig })
      const { schema } = await next.load()
      const before = current
      current = next
      await before?.stop()
      return schema
    },
    async execute(request) {
      if (!current) throw new Error('No supergraph yet')
      const { data, errors, extensions } = await current.executor(asApolloServerAsks(request, current.schema))
      return {
        ...(data === undefined ? {} : { data: data === null ? null : jsonBytesOf(data) }),
        ...(errors ? { errors: errors as GraphQLError[] } : {}),
        ...(extensions ? { valueCompletion: extensions['valueCompletion'] as GraphQLError[] } : {}),
      }
    },
    close: async () => current?.stop(),
  }
}

type Asked = Parameters<ApolloGateway['executor']>[0]
type Call = Parameters<GraphQLDataSource['process']>[0]
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>

/** The parts of Apollo Server's request context that the gateway's executor reads. */
const asApolloServerAsks = <Context>(request: OperationRequest<Context>, schema?: GraphQLSchema) => {
  const { document, operationName, key, variables, context, signal } = request
  return {
    request: { operationName, variables },
    document,
    operation: operationOf(document, operationName),
    operationName,
    queryHash: key,
    schema,
    context: { context, signal },
    metrics: {},
    logger: silent,
  } as unknown as Asked
}

const operationOf = (document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined =>
  document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION && (!name || node.name?.value === name),
  ) as OperationDefinitionNode | undefined

const dataSource = <Context>(subgraph: string, transport: Transport<Context>): GraphQLDataSource => ({
  async process(call) {
    const { query, variables, operationName } = call.request
    const { context, signal } = call.context as { context: Context; signal: AbortSignal }
    const body = Buffer.from(JSON.stringify({ query, operationName, variables }))
    try {
      return JSON.parse(String(await transport.send({ subgraph, body, context, signal }))) as Answer
    } catch (error) {
      throw error instanceof SubgraphFailure ? failureAsError(subgraph, error, call) : error
    }
  },
})

/** The gateway takes what a data source throws as an error of the whole operation. */
const failureAsError = (service: string, { code, message }: SubgraphFailure, call: Call) => {
  const path = ('pathInIncomingRequest' in call && call.pathInIncomingRequest) || []
  const list = path.indexOf('@')
  return new GraphQLError(`The ${service} service ${message}.`, {
    path: (list === -1 ? path : path.slice(0, list)) as string[],
    extensions: { code, service },
  })
}
