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
import type { Memory } from '../memory/memory.ts'
import { ascii } from '../memory/layout.ts'
import type { Vocabulary } from '../memory/vocabulary.ts'
import type { DataNames } from '../planning-document.ts'
import type { Conditions, Variables } from '../variables.ts'
import { type Selecting, collectFields } from './collect.ts'
import type { Completion, Misfit } from './completion.ts'
import { introspect, isIntrospection } from './introspection.ts'
import { compileResponse } from './response-writer.ts'

/** Writes the data of one execution: the object whose node is `root`. */
export interface ResponseWriter {
  /** Appends `{"data":…}` to the memory; `isNull` where `data` itself becomes null, and then nothing. */
  write(memory: Memory, root: number): { isNull: boolean; misfits: readonly Misfit[] }
  clientPaths(memory: Memory, root: number): ClientPaths
}

/** The writer for an execution: what its variables say about conditions, and as they were sent. */
export type Variants = (values: Conditions, sent: Variables) => ResponseWriter

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
  vocabulary: Vocabulary
}): Variants => {
  const names = conditionVariables(source.document)
  const kept = new LRUCache<string, (sent: Variables) => ResponseWriter>({ max: keptVariants })
  return (values, sent) => {
    const key = names.map((name) => (values[name] === true ? '1' : '0')).join('')
    const known = kept.get(key) ?? compileVariant(source, pick(values, names))
    kept.set(key, known)
    return known(sent)
  }
}

const pick = (values: Conditions, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name] === true]))

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
  { document, operation, schema, names, vocabulary }: Parameters<typeof responseVariants>[0],
  conditions: Record<string, boolean>,
): ((sent: Variables) => ResponseWriter) => {
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  )
  const root = schema.getRootType(operation.operation)
  if (!root) throw new Error(`The schema has no ${operation.operation}`)
  const selecting: Selecting = { schema, fragments, conditions, names, vocabulary }
  const writer = compileResponse(selecting, root, operation.selectionSet)
  const fields = [...collectFields(selecting, root, [operation.selectionSet]).values()]
    .flat()
    .filter((node) => isIntrospection(node.name.value))
  const questions = { schema, operation, fragments, fields }
  const always =
    fields.length > 0 && operation.variableDefinitions?.length ? undefined : introspect(questions, {})
  const write = (memory: Memory, node: number, sent: Variables) => {
    const answers = always ?? introspect(questions, sent)
    const introspected = (name: string) => answers.get(name) ?? 'null'
    const completion: Completion = { memory, misfits: [], written: new Map(), introspected }
    memory.append(before, 0, before.length)
    const isNull = !writer.write(node, completion)
    memory.appendByte(ascii.closeBrace)
    return { isNull, misfits: completion.misfits }
  }
  const { selectionSet: selections } = operation
  return (sent) => ({
    write: (memory, node) => write(memory, node, sent),
    clientPaths: (memory, node) => clientPaths(selecting, { root, selections }, { memory, node }),
  })
}

const before = Buffer.from('{"data":')
