import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  getOperationAST,
  getVariableValues,
} from 'graphql'
import type { Execute, ExecutionRequest, ExecutionResult } from '../execution/engine.ts'
import { httpError } from '../http/errors.ts'
import type { RouterContext } from '../request-context.ts'
import type { PreparedDocument } from '../walk/prepare.ts'
import type { Coordinate } from './policy.ts'
import { type PrunedDocument, prune } from './prune.ts'
import { restore } from './restore.ts'

/**
 * Executes only what the viewer may have. Fields with a rule are judged before anything is planned; the denied ones
 * are taken out of the document, so no subgraph ever hears of them, and come back as null with an error each.
 * An operation with a denied mutation does not run at all.
 */
export const guardedExecute =
  (execute: Execute): Execute =>
  async (request) => {
    const { viewer, prepared } = request.context as RouterContext
    const operation = prepared && getOperationAST(prepared.document, request.request.operationName)
    if (!prepared || !operation) return { errors: [unknownOperation(request)] }
    const whole = { ...request, document: prepared.document, queryHash: prepared.hash }
    const guarded = prepared.guarded.get(operation) ?? []
    if (guarded.length === 0) return execute(whole)
    const denials = await prepared.policy.deniedTo(viewer, guarded)
    if (denials.size === 0) return execute(whole)
    const refusal = refusedMutation(operation, { prepared, denials })
    if (refusal) return { errors: [refusal] }
    const pruned = prunedFor(prepared, denials)
    const { document, hash } = pruned
    const result = await execute({
      ...request,
      document,
      operation: operationIn(pruned, operation),
      queryHash: hash,
    })
    return complete(result, { request, operation, prepared, pruned, denials })
  }

type Denials = ReadonlyMap<Coordinate, GraphQLError>

const unknownOperation = ({ request: { operationName } }: ExecutionRequest) =>
  new GraphQLError(
    operationName
      ? `The document has no operation named "${operationName}".`
      : 'The document has several operations: say which in operationName.',
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  )

/** Some of its mutations without the others is not what the caller asked for. */
const refusedMutation = (
  operation: OperationDefinitionNode,
  { prepared: { schema }, denials }: { prepared: PreparedDocument; denials: Denials },
) => {
  if (operation.operation !== 'mutation') return undefined
  const [denied] =
    [...denials].find(([coordinate]) => coordinate.startsWith(`${schema.getMutationType()?.name}.`)) ?? []
  const error = denied && denials.get(denied)
  if (!error) return undefined
  const anonymous = error.extensions['code'] === 'UNAUTHENTICATED'
  return httpError(anonymous ? 401 : 403, error.message, {
    ...(error.extensions as { code: string }),
    headers: anonymous ? { 'www-authenticate': 'Bearer' } : {},
  })
}

const prunedFor = (prepared: PreparedDocument, denials: Denials): PrunedDocument => {
  const key = [...denials.keys()].join(' ')
  const pruned = prepared.pruned.get(key) ?? prune(prepared, new Set(denials.keys()))
  prepared.pruned.set(key, pruned)
  return pruned
}

const operationIn = ({ document }: PrunedDocument, whole: OperationDefinitionNode) =>
  document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && node.name?.value === whole.name?.value,
  ) ?? whole

interface Completion {
  request: ExecutionRequest
  operation: OperationDefinitionNode
  prepared: PreparedDocument
  pruned: PrunedDocument
  denials: Denials
}

const complete = (result: ExecutionResult, completion: Completion): ExecutionResult => {
  if (result.data === undefined) return result
  const { request, operation, prepared, pruned, denials } = completion
  const { schema, document } = prepared
  const { coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.request.variables ?? {},
  )
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  )
  const variables = coerced ?? {}
  const { data, errors } = restore(result.data, {
    schema,
    operation,
    fragments,
    variables,
    denials,
    removed: pruned.removed,
  })
  const all = [...(result.errors ?? []), ...errors]
  return { ...result, data, errors: all.length > 0 ? all : undefined }
}
