import type { FetchNode } from '@apollo/query-planner'
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql'
import { mergedName } from './fetch-names.ts'

/** The query text of a fetch, in the pieces that requests are put together from. */
export interface FetchText {
  /** `{"query":"…","operationName":"…"`, the beginning of a request of its own. */
  readonly alone: Buffer
  /** The same up to where the representations of an entity fetch begin. */
  readonly beforeRepresentations: Buffer
  /** What it declares besides `$representations`: name and declaration. */
  readonly variables: ReadonlyMap<string, string>
  /** The selection set of `_entities`; of a fetch from the root, empty. */
  readonly selection: string
  /** Response names at the root of the query. */
  readonly rootNames: readonly string[]
  /** Of an entity fetch, response names of what it asks about the entities, whatever their type. */
  readonly entityNames: readonly string[]
}

const entities = '_entities'

export const readFetchText = (node: FetchNode): FetchText => {
  const operation = operationIn(node.operation)
  const fields = fieldsOf(operation.selectionSet)
  const field = fields.find(({ name }) => name.value === entities)
  const declared = (operation.variableDefinitions ?? []).filter(
    ({ variable }) => variable.name.value !== 'representations',
  )
  const name = node.operationName
  const alone = `{"query":${JSON.stringify(node.operation)}${name ? `,"operationName":${JSON.stringify(name)}` : ''}`
  return {
    alone: Buffer.from(alone),
    beforeRepresentations: Buffer.from(`${alone},"variables":{"representations":[`),
    variables: new Map(declared.map((each) => [each.variable.name.value, print(each)])),
    selection: field?.selectionSet && node.requires ? stripIgnoredCharacters(print(field.selectionSet)) : '',
    rootNames: namesOf(fields),
    entityNames: field?.selectionSet ? namesOf(fieldsOf(field.selectionSet)) : [],
  }
}

const namesOf = (fields: readonly FieldNode[]) => [
  ...new Set(fields.map((each) => each.alias?.value ?? each.name.value)),
]

/** Also those in fragments, which the planner always writes out. */
const fieldsOf = ({ selections }: SelectionSetNode): FieldNode[] =>
  selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node]
    return node.kind === Kind.INLINE_FRAGMENT ? fieldsOf(node.selectionSet) : []
  })

const operationIn = (text: string): OperationDefinitionNode => {
  const found = parse(text, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  )
  if (!found) throw new Error('A fetch without an operation')
  return found
}

/** The beginning of a request for several entity fetches: `_0: _entities(…) _1: _entities(…)`. */
export const mergedText = (fetches: readonly FetchText[]): Buffer => {
  const declared = new Map(fetches.flatMap(({ variables }) => [...variables]))
  const representations = fetches.map((_, index) => `$representations_${index}: [_Any!]!`)
  const fields = fetches.map(
    ({ selection }, index) =>
      `${mergedName(index)}: ${entities}(representations: $representations_${index}) ${selection}`,
  )
  const text = `query(${[...representations, ...declared.values()].join(', ')}) { ${fields.join(' ')} }`
  return Buffer.from(`{"query":${JSON.stringify(text)},"variables":{`)
}
