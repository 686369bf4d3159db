import { setImmediate as nextTurn } from 'node:timers/promises'
import { type GraphQLSchema, validate } from 'graphql'
import { createMemoryPool } from './memory/memory-pool.ts'
import type { OperationAnswer, OperationRequest } from './operation.ts'
import { type OperationCache, createOperationCache } from './operation-cache.ts'
import type { Ask } from './plan/ask.ts'
import { createPlanner } from './planner.ts'
import { type SingleFlight, createSingleFlight } from './single-flight.ts'
import { type CallSignal, SubgraphFailure, type Transport } from './transport.ts'

/** Plans and executes operations over a supergraph. It knows nothing of HTTP, viewers or travel. */
export interface Engine<Context> {
  /**
   * Takes over a supergraph without dropping a request that is under way; the busiest operations are compiled first.
   * @returns the schema clients see
   * @throws where it is unusable; the supergraph before it then stays
   */
  use(supergraphSdl: string): Promise<GraphQLSchema>
  /**
   * Failures of subgraphs are errors in the answer, whose data the caller is to release.
   * @throws where the operation cannot be planned
   */
  execute(request: OperationRequest<Context>): Promise<OperationAnswer>
}

export interface EngineOptions<Context> {
  transport: Transport<Context>
  /** Of all compiled operations kept, in characters of their documents and plans; each takes up to 25 bytes. Default 4 million. */
  maxCachedCharacters?: number
  /** How many of the busiest operations are compiled for a new supergraph before it takes over. Default 200. */
  warmed?: number
}

/** One supergraph, and what is compiled for it. */
interface Generation {
  operations: OperationCache
  flights: SingleFlight<OperationAnswer>
}

export const createEngine = <Context>(options: EngineOptions<Context>): Engine<Context> => {
  const { transport, maxCachedCharacters = 4_000_000, warmed = 200 } = options
  const generations = new WeakMap<GraphQLSchema, Generation>()
  const calls = createSingleFlight<Buffer>()
  const memories = createMemoryPool()
  let current: Generation | undefined

  const execute = async (request: OperationRequest<Context>): Promise<OperationAnswer> => {
    const generation = (request.schema && generations.get(request.schema)) ?? current
    if (!generation) throw new Error('No supergraph is loaded')
    const { key, document, operationName, variables: sent = {}, sharing } = request
    const operation = generation.operations.get({ key, document, operationName })
    const checked = operation.variables.check(sent)
    if ('errors' in checked) return checked
    const texts = operation.variables.texts(sent)
    const variables = { sent, texts, conditions: checked.conditions }
    const run = (signal: CallSignal) =>
      operation.run(variables, { ask: askFor({ ...request, signal }), memories })
    if (sharing === undefined || operation.kind !== 'query') return retained(await run(request.signal))
    const same = [operationName, key, ...texts.entries(), sharing].join('\n')
    return retained(await generation.flights.join(same, request.signal, run))
  }

  const askFor =
    ({ context, signal, sharing }: OperationRequest<Context>): Ask =>
    (subgraph, body, kind) => {
      if (signal.aborted) return Promise.reject(givenUp(signal))
      const send = (until: CallSignal) => transport.send({ subgraph, body, context, signal: until })
      if (sharing === undefined || kind !== 'query') return send(signal)
      return calls.join(`${subgraph}\n${body.toString('latin1')}\n${sharing}`, signal, send)
    }

  return {
    execute,
    async use(supergraphSdl) {
      const operations = createOperationCache(createPlanner(supergraphSdl), maxCachedCharacters)
      await warm(operations, current?.operations.busiest(warmed) ?? [])
      current = { operations, flights: createSingleFlight() }
      generations.set(operations.schema, current)
      return operations.schema
    },
  }
}

const retained = (answer: OperationAnswer) => {
  answer.data?.retain()
  return answer
}

/** One operation at a time: requests under the supergraph before go on meanwhile. */
const warm = async (operations: OperationCache, busiest: ReturnType<OperationCache['busiest']>) => {
  for (const known of busiest) {
    await nextTurn()
    if (validate(operations.schema, known.document).length === 0) compile(operations, known)
  }
}

const compile = (operations: OperationCache, known: Parameters<OperationCache['get']>[0]) => {
  try {
    operations.get(known)
  } catch {
    // Whoever asks for it next is told what is wrong with it.
  }
}

const givenUp = ({ reason }: CallSignal) =>
  reason instanceof DOMException && reason.name === 'TimeoutError'
    ? new SubgraphFailure('SUBGRAPH_TIMEOUT', 'was not asked before the request’s deadline', reason)
    : new SubgraphFailure('REQUEST_CANCELLED', 'was no longer waited for', reason)
