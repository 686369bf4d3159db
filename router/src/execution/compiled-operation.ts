import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getVariableValues,
} from 'graphql'
import { type SubgraphErrors, createSubgraphErrors } from './errors/subgraph-errors.ts'
import { JsonText, type OperationAnswer } from './operation.ts'
import type { DataObject, Shared } from './plan/data.ts'
import { createEntityWave } from './plan/entity-wave.ts'
import type { Ask } from './plan/ask.ts'
import { compilePlan } from './plan/steps.ts'
import type { Planned } from './planner.ts'
import type { Misfit } from './response/completion.ts'
import { type ResponseWriter, responseVariants } from './response/variants.ts'

type Variables = Readonly<Record<string, unknown>>

/** An operation with everything worked out that does not depend on a request. */
export interface CompiledOperation {
  readonly kind: OperationDefinitionNode['operation']
  /** @returns the errors of variables that do not fit what the operation declares */
  checkVariables(sent: Variables): { coerced: Variables } | { errors: readonly GraphQLError[] }
  run(variables: { sent: Variables; coerced: Variables }, ask: Ask): Promise<OperationAnswer>
}

export interface OperationSource extends Planned {
  /** As the client wrote it. */
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** All there is, with what is @inaccessible. */
  readonly supergraphSchema: GraphQLSchema
}

export const compileOperation = (source: OperationSource): CompiledOperation => {
  const { operation, schema, plan, supergraphSchema, clientVariable } = source
  if (plan.node?.kind === 'Subscription') throw new GraphQLError('Subscriptions are not served.')
  const step = plan.node && compilePlan(plan.node, supergraphSchema)
  const writerFor = responseVariants(source)
  const declared = operation.variableDefinitions ?? []
  return {
    kind: operation.operation,
    checkVariables(sent) {
      if (declared.length === 0) return { coerced: {} }
      const { coerced, errors } = getVariableValues(schema, declared, sent)
      return errors ? { errors } : { coerced }
    },
    async run({ sent, coerced }, ask) {
      const [data, shared]: [DataObject, Shared] = [{}, new Set()]
      const errors = createSubgraphErrors()
      const holds = (name: string) => coerced[clientVariable(name)] === true
      const variable = variableTexts(sent, clientVariable)
      await step?.({ data, shared, errors, ask, wave: createEntityWave(ask), holds, variable })
      const answer = answerOf({ data, shared }, errors, writerFor(coerced))
      letGo(data)
      return answer
    },
  }
}

/**
 * What has waited for subgraphs is old to the garbage collector, which looks at old objects rarely and keeps everything
 * they hold meanwhile. So it is to hold nothing.
 */
const letGo = (data: DataObject) => {
  for (const name in data) data[name] = undefined
}

/** `"name":value` of what the client sent: a default is the subgraph's to fill in, as the fetch declares it too. */
const variableTexts = (sent: Variables, clientVariable: (name: string) => string) => {
  const texts = new Map<string, string | undefined>()
  return (name: string) => {
    if (!texts.has(name)) {
      const client = clientVariable(name)
      const text = Object.hasOwn(sent, client) ? JSON.stringify(sent[client]) : undefined
      texts.set(name, text === undefined ? undefined : `${JSON.stringify(name)}:${text}`)
    }
    return texts.get(name)
  }
}

const answerOf = (
  { data, shared }: { data: DataObject; shared: Shared },
  failures: SubgraphErrors,
  writer: ResponseWriter,
): OperationAnswer => {
  const { text, misfits } = writer.write(data, shared)
  const answer = { data: text === undefined ? null : new JsonText(text) }
  const settled = failures.settle()?.(writer.clientPaths(data))
  if (!settled && misfits.length === 0) return answer
  const unexplained = misfits.filter(({ path }) => !settled?.explain(path))
  return { ...answer, errors: [...(settled?.errors ?? []), ...unexplained.map(misfitError)] }
}

const misfitError = ({ message, path, nodes }: Misfit) =>
  new GraphQLError(message, { nodes, path, extensions: { code: 'SUBGRAPH_BAD_ANSWER' } })
