import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { createSubgraphErrors, mostErrors } from './errors/subgraph-errors.ts'
import { JsonBytes } from './json-bytes.ts'
import type { MemoryPool } from './memory/memory-pool.ts'
import type { NameTable } from './memory/name-table.ts'
import { Vocabulary } from './memory/vocabulary.ts'
import type { OperationAnswer } from './operation.ts'
import type { Ask } from './plan/ask.ts'
import { createEntityWave } from './plan/entity-wave.ts'
import { fetchNames } from './plan/fetch-names.ts'
import { joinFetches } from './plan/joined.ts'
import { replyReader } from './plan/reply.ts'
import type { Run } from './plan/run.ts'
import { compilePlan } from './plan/steps.ts'
import type { Planned } from './planner.ts'
import type { Misfit } from './response/completion.ts'
import { type ResponseWriter, responseVariants } from './response/variants.ts'
import { type Conditions, type DeclaredVariables, type Variables, declareVariables } from './variables.ts'

/** An operation with everything worked out that does not depend on a request. */
export interface CompiledOperation {
  readonly kind: OperationDefinitionNode['operation']
  readonly variables: DeclaredVariables
  run(variables: CheckedVariables, surroundings: Surroundings): Promise<OperationAnswer>
}

/** What a request brings: as it was sent, and what `DeclaredVariables` makes of it. */
export interface CheckedVariables {
  readonly sent: Variables
  readonly conditions: Conditions
  readonly texts: ReadonlyMap<string, string>
}

export interface Surroundings {
  readonly ask: Ask
  readonly memories: MemoryPool
}

export interface OperationSource extends Planned {
  /** As the client wrote it. */
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** All there is, with what is @inaccessible. */
  readonly supergraphSchema: GraphQLSchema
  /** Its types. */
  readonly types: NameTable
}

export const compileOperation = (source: OperationSource): CompiledOperation => {
  const { operation, schema, plan, supergraphSchema, clientVariable, types } = source
  if (plan.node?.kind === 'Subscription') throw new GraphQLError('Subscriptions are not served.')
  const joined = plan.node && joinFetches(plan.node)
  const vocabulary = new Vocabulary(fetchNames(joined), types)
  const step = joined && compilePlan(joined, { schema: supergraphSchema, vocabulary })
  const writerFor = responseVariants({ ...source, vocabulary })
  return {
    kind: operation.operation,
    variables: declareVariables({
      schema,
      document: source.document,
      declared: operation.variableDefinitions ?? [],
    }),
    async run({ sent, conditions, texts }, surroundings) {
      const holds = (name: string) => conditions[clientVariable(name)] === true
      const variable = (name: string) => {
        const text = texts.get(clientVariable(name))
        return text === undefined ? undefined : `"${name}":${text}`
      }
      const run = startRun(surroundings, vocabulary, { holds, variable })
      await step?.(run)
      return answerOf(run, writerFor(conditions, sent), surroundings.memories)
    },
  }
}

const startRun = (
  { ask, memories }: Surroundings,
  vocabulary: Vocabulary,
  variables: Pick<Run, 'holds' | 'variable'>,
): Run => {
  const memory = memories.take()
  const readReply = replyReader(memory, vocabulary)
  const wave = createEntityWave({ memory, keys: vocabulary.keys, readReply, ask })
  return {
    memory,
    root: memory.newObject(0),
    errors: createSubgraphErrors(),
    ask,
    readReply,
    wave,
    ...variables,
  }
}

/** Every step has ended, so nobody but the answer looks at the memory from here on. */
const answerOf = (
  { memory, root, errors }: Run,
  writer: ResponseWriter,
  memories: MemoryPool,
): OperationAnswer => {
  const start = memory.bytesEnd
  const { isNull, misfits } = writer.write(memory, root)
  const settled = errors.settle()?.(writer.clientPaths(memory, root))
  const unexplained = misfits.filter(({ path }) => !settled?.explain(path)).slice(0, mostErrors)
  const giveBack = () => memories.giveBack(memory)
  const answer = {
    data: isNull ? null : new JsonBytes(memory.bytes.subarray(start, memory.bytesEnd), giveBack),
  }
  if (isNull) giveBack()
  if (!settled && misfits.length === 0) return answer
  return { ...answer, errors: [...(settled?.errors ?? []), ...unexplained.map(misfitError)] }
}

const misfitError = ({ message, path, nodes }: Misfit) =>
  new GraphQLError(message, { nodes, path, extensions: { code: 'SUBGRAPH_BAD_ANSWER' } })
