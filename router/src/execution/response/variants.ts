import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type ClientPaths, clientPaths } from '../errors/client-paths.ts'
import type { DataObject, Shared } from '../plan/data.ts'
import type { DataNames } from '../planning-document.ts'
import { type Selecting, collectFields } from './collect.ts'
import type { Completion, Misfit } from './completion.ts'
import { introspect, isIntrospection } from './introspection.ts'
import { compileResponse } from './response-writer.ts'

type Variables = Readonly<Record<string, unknown>>

/** Writes the data of one execution. */
export interface ResponseWriter {
  /** `text` is undefined where `data` itself becomes null. */
  write(data: DataObject, shared: Shared): { text: string | undefined; misfits: readonly Misfit[] }
  clientPaths(data: DataObject): ClientPaths
}

/** The writer for the values of an execution's variables. */
export type Variants = (coerced: Variables) => ResponseWriter

/** More than clients use of one operation, few enough to be no way to fill the memory. */
const keptVariants = 16

/**
 * @skip and @include make several responses of one operation. Each is compiled when it is first asked for, for the
 * values that its conditions have then, so that no condition is left to look at while an answer is written.
 */
export const responseVariants = (source: {
  document: DocumentNode
  operation: OperationDefinitionNode
  schema: GraphQLSchema
  names: DataNames
}): Variants => {
  const names = conditionVariables(source.document)
  const kept = new LRUCache<string, (coerced: Variables) => ResponseWriter>({ max: keptVariants })
  return (coerced) => {
    const key = names.map((name) => (coerced[name] === true ? '1' : '0')).join('')
    const known = kept.get(key) ?? compileVariant(source, pick(coerced, names))
    kept.set(key, known)
    return known(coerced)
  }
}

const pick = (coerced: Variables, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, coerced[name] === true]))

const conditionVariables = (document: DocumentNode): string[] => {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].toSorted()
}

const compileVariant = (
  { document, operation, schema, names }: Parameters<typeof responseVariants>[0],
  conditions: Record<string, boolean>,
): ((coerced: Variables) => ResponseWriter) => {
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  )
  const root = schema.getRootType(operation.operation)
  if (!root) throw new Error(`The schema has no ${operation.operation}`)
  const selecting: Selecting = { schema, fragments, conditions, names }
  const writer = compileResponse(selecting, root, operation.selectionSet)
  const fields = [...collectFields(selecting, root, [operation.selectionSet]).values()]
    .flat()
    .filter((node) => isIntrospection(node.name.value))
  const questions = { schema, operation, fragments, fields }
  const always = operation.variableDefinitions?.length ? undefined : introspect(questions, {})
  const write = (data: DataObject, shared: Shared, coerced: Variables) => {
    const answers = always ?? introspect(questions, coerced)
    const introspected = (name: string) => answers.get(name) ?? 'null'
    const completion: Completion = { misfits: [], shared, written: new Map(), introspected }
    const text = writer(data, completion)
    text?.charCodeAt(0) // joins its pieces, so that they are not kept as long as the text
    return { text, misfits: completion.misfits }
  }
  const { selectionSet: selections } = operation
  return (coerced) => ({
    write: (data, shared) => write(data, shared, coerced),
    clientPaths: (data) => clientPaths(selecting, { root, selections, data }),
  })
}
