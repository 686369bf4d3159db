import type { Viewer } from '@wayfare/auth'
import { boundedText, coerceVariables } from '@wayfare/graphql-input'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  getOperationAST,
} from 'graphql'
import type { Engine } from '../execution/engine.ts'
import type { OperationAnswer } from '../execution/operation.ts'
import { httpError } from '../http/errors.ts'
import type { RouterContext } from '../request-context.ts'
import type { Execute, ExecutionRequest, ExecutionResult } from '../supergraph/gateway.ts'
import type { Waits } from '../waits.ts'
import { type Limits, limitExceeded } from '../walk/limits.ts'
import type { PreparedDocument } from '../walk/prepare.ts'
import { mayWait } from '../walk/wait-arguments.ts'
import type { Coordinate } from './policy.ts'
import { type PrunedDocument, prune } from './prune.ts'
import { restore } from './restore.ts'

/**
 * Executes only what the viewer may have. Fields with a rule are judged before anything is planned; the denied ones
 * are taken out of the document, so no subgraph ever hears of them, and come back as null with an error each.
 * An operation with a denied mutation does not run at all.
 */
export const guardedExecute = (
  engine: Engine<RouterContext>,
  waits: Waits,
  limits: Pick<Limits, 'answerValues'>,
): Execute => {
  const execute = guarded(engine, limits)
  const executeWait: Execute = async (request) => {
    const { context } = request
    using wait = waits.begin(context)
    return await execute({ ...request, context: { ...context, stopWaiting: wait.stop } })
  }
  return (request) => {
    const { context, variables } = request
    const waiting = context.prepared !== undefined && mayWait(context.prepared.waits, variables)
    return waiting ? executeWait(request) : execute(request)
  }
}

const guarded =
  (engine: Engine<RouterContext>, limits: Pick<Limits, 'answerValues'>): Execute =>
  async (request) => {
    const { context } = request
    const { viewer, prepared } = context
    const operation = prepared && getOperationAST(prepared.document, request.operationName)
    if (!prepared || !operation) return { errors: [unknownOperation(request)] }
    const values = prepared.answerSizes.get(operation)?.(request.variables ?? {}) ?? 0
    if (values > limits.answerValues) return { errors: [tooLarge(values, limits)] }
    const execute = (document: DocumentNode, key: string) =>
      engine.execute({
        document,
        key,
        schema: prepared.schema,
        operationName: operation.name?.value,
        variables: request.variables,
        context,
        signal: context.signal,
        sharing: sharingOf(viewer),
      })
    const guarded = prepared.guarded.get(operation) ?? []
    const denials = guarded.length === 0 ? none : await prepared.policy.deniedTo(viewer, guarded)
    if (denials.size === 0) return asResult(await execute(prepared.document, prepared.hash), context)
    const refusal = refusedMutation(operation, { prepared, denials })
    if (refusal) return { errors: [refusal] }
    const pruned = prunedFor(prepared, denials)
    const answer = await execute(pruned.document, pruned.hash)
    return complete(answer, { request, operation, prepared, pruned, denials })
  }

const tooLarge = (values: number, { answerValues: maximum }: Pick<Limits, 'answerValues'>) =>
  limitExceeded('answerValues', Math.min(values, Number.MAX_SAFE_INTEGER), { maximum })

const none: Denials = new Map()

/** Bytes stand for the value they are: whoever sends the answer writes them as they are. */
const asResult = (answer: OperationAnswer, { written }: RouterContext): ExecutionResult => {
  written.data = answer.data ?? undefined
  return answer
}

/** Who sees the same: one viewer with the same rights. Nobody else's answer is ever handed on. */
const sharingOf = (viewer: Viewer): string => {
  const known = sharing.get(viewer) ?? JSON.stringify(viewer)
  sharing.set(viewer, known)
  return known
}

const sharing = new WeakMap<Viewer, string>()

type Denials = ReadonlyMap<Coordinate, GraphQLError>

const unknownOperation = ({ operationName }: ExecutionRequest) =>
  httpError(
    400,
    operationName
      ? `The document has no operation named "${boundedText(operationName, 100)}".`
      : 'The document has several operations: name one in operationName.',
    { code: 'OPERATION_RESOLUTION_FAILURE' },
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

interface Completion {
  request: ExecutionRequest
  operation: OperationDefinitionNode
  prepared: PreparedDocument
  pruned: PrunedDocument
  denials: Denials
}

const complete = (answer: OperationAnswer, completion: Completion): ExecutionResult => {
  if (answer.data === undefined) return { errors: answer.errors }
  const { request, operation, prepared, pruned, denials } = completion
  const { schema, document } = prepared
  const declared = operation.variableDefinitions ?? []
  const checked = coerceVariables({ schema, document, declared }, request.variables ?? {})
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  )
  const variables = 'coerced' in checked ? checked.coerced : {}
  const { data, errors } = restore(valueOf(answer), {
    schema,
    operation,
    fragments,
    variables,
    denials,
    removed: pruned.removed,
  })
  const all = [...(answer.errors ?? []), ...errors]
  return { data: data ?? null, errors: all.length > 0 ? all : undefined }
}

/** Once read, its bytes may serve others: from the next turn on, since until then somebody may join who shares them. */
const valueOf = ({ data }: OperationAnswer) => {
  const value = data?.toJSON()
  if (data) setImmediate(() => data.release())
  return value as Record<string, unknown> | null | undefined
}
