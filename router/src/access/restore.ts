import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Coordinate } from './policy.ts'
import { typenameAlias } from './prune.ts'

export interface RestoreInput {
  schema: GraphQLSchema
  /** As the client sent it, denied fields and all. */
  operation: OperationDefinitionNode
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Coerced, defaults filled in. */
  variables: Readonly<Record<string, unknown>>
  removed: ReadonlyMap<FieldNode, Coordinate>
  denials: ReadonlyMap<Coordinate, GraphQLError>
}

type Data = Record<string, unknown>
type Path = readonly (string | number)[]

/**
 * The answer to a pruned document as the answer to the one the client sent: every denied field is null, with an
 * error at its path; a denied field that cannot be null takes its parent with it, as far as the schema says.
 * Fields come in the order they were asked for.
 */
export const restore = (data: Data | null | undefined, input: RestoreInput) => {
  const errors: GraphQLError[] = []
  const root = input.schema.getRootType(input.operation.operation)
  if (!data || !root) return { data, errors }
  const restorer = createRestorer(input, errors)
  const whole = restorer.object(data, { type: root, sets: [input.operation.selectionSet], path: [] })
  return { data: whole === gone ? null : whole, errors }
}

/** More errors than this are not listed in an answer. */
const mostDenials = 100

/** A value that may not be null and is: its parent takes it over. */
const gone = Symbol('gone')

interface Place {
  sets: readonly SelectionSetNode[]
  path: Path
}

const createRestorer = (input: RestoreInput, errors: GraphQLError[]) => {
  const object = (data: Data, { type, sets, path }: Place & { type: GraphQLObjectType }) => {
    const whole: Data = {}
    for (const [name, nodes] of collect(input, type, sets)) {
      const restored = field(data[name], { type, nodes, path: [...path, name] })
      if (restored === gone) return gone
      if (restored !== undefined) whole[name] = restored
    }
    return whole
  }

  const field = (value: unknown, at: { type: GraphQLObjectType; nodes: FieldNode[]; path: Path }) => {
    const [node] = at.nodes
    const definition = node && at.type.getFields()[node.name.value]
    if (!definition) return value
    const removed = at.nodes.find((each) => input.removed.has(each))
    if (removed && value === undefined) {
      if (errors.length < mostDenials) errors.push(denialError(input, removed, at))
      return isNonNullType(definition.type) ? gone : null
    }
    const sets = at.nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    return sets.length === 0 ? value : complete(value, definition.type, { sets, path: at.path })
  }

  const complete = (value: unknown, type: GraphQLOutputType, place: Place): unknown => {
    if (isNonNullType(type)) {
      const inner = complete(value, type.ofType, place)
      return inner === null && value !== null ? gone : inner
    }
    if (value === null || value === undefined) return value
    if (isListType(type)) {
      const entries = (value as unknown[]).map((entry, index) =>
        complete(entry, type.ofType, { ...place, path: [...place.path, index] }),
      )
      return entries.includes(gone) ? null : entries
    }
    const runtime = isCompositeType(type)
      ? input.schema.getType(String((value as Data)[typenameAlias]))
      : undefined
    if (!isObjectType(runtime)) return value
    const whole = object(value as Data, { ...place, type: runtime })
    return whole === gone ? null : whole
  }

  return { object }
}

/** CollectFields of the specification, section 6.3.2, for a type that is known. */
const collect = (input: RestoreInput, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => {
  const fields = new Map<string, FieldNode[]>()
  const add = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (!isIncluded(node, input.variables)) continue
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value
        fields.set(name, [...(fields.get(name) ?? []), node])
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? input.fragments.get(node.name.value) : node
      if (fragment && applies(fragment.typeCondition?.name.value, { type, schema: input.schema }))
        add(fragment.selectionSet)
    }
  }
  for (const set of sets) add(set)
  return fields
}

const isIncluded = (node: Parameters<typeof getDirectiveValues>[1], variables: Data) =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false

const applies = (condition: string | undefined, on: { type: GraphQLObjectType; schema: GraphQLSchema }) => {
  if (condition === undefined || condition === on.type.name) return true
  const wanted = on.schema.getType(condition)
  return isAbstractType(wanted) && on.schema.isSubType(wanted, on.type)
}

const denialError = (
  input: RestoreInput,
  node: FieldNode,
  { nodes, path }: { nodes: FieldNode[]; path: Path },
) => {
  const coordinate = input.removed.get(node)
  const denial = coordinate && input.denials.get(coordinate)
  return new GraphQLError(denial?.message ?? 'Denied.', {
    nodes,
    path,
    extensions: { ...denial?.extensions },
  })
}
