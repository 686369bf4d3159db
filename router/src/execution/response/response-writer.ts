import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type ObjectType, type Selecting, collectFields, needsNoType } from './collect.ts'
import type { Place, Writer } from './completion.ts'
import { isIntrospection } from './introspection.ts'
import { leaf, passingOf } from './leaves.ts'
import { type FieldPlan, ObjectWriter } from './object-writer.ts'
import { list, nonNull, object } from './writers.ts'

/**
 * Compiles what writes the answer of an operation from the data that was gathered: only what was asked for, in the
 * order it was asked for, nulls propagated as the schema says. Objects are compiled when the first of their kind comes.
 */
export const compileResponse = (
  selecting: Selecting,
  root: GraphQLObjectType,
  selections: SelectionSetNode,
): ObjectWriter => {
  const { keys, types } = selecting.vocabulary
  const objectOf = (type: ObjectType, sets: readonly SelectionSetNode[]) =>
    new ObjectWriter(() =>
      Array.from(collectFields(selecting, type, sets), ([name, nodes]) => fieldOf(name, nodes, type)),
    )

  const fieldOf = (name: string, nodes: FieldNode[], parent: ObjectType): FieldPlan => {
    const [node] = nodes as [FieldNode, ...FieldNode[]]
    const field = node.name.value
    if (field === '__typename') return { name, from: { fixed: JSON.stringify(parent.name) } }
    if (isIntrospection(field)) return { name, from: { introspection: true } }
    const type = parent.getFields()[field]?.type
    if (!type) throw new Error(`${parent.name} has no field ${field}`)
    const key = keys.numberOf(selecting.names.get(node) ?? field)
    const write = writerOf(type, { coordinate: `${parent.name}.${field}`, nodes })
    const named = isNonNullType(type) ? type.ofType : type
    return { name, from: { key, write, ...(isLeafType(named) && { passes: passingOf(named) }) } }
  }

  const writerOf = (type: GraphQLOutputType, place: Place): Writer => {
    if (isNonNullType(type)) return nonNull(writerOf(type.ofType, place), place)
    if (isListType(type)) return list(writerOf(type.ofType, place), place)
    if (isLeafType(type)) return leaf(type, place)
    const sets = place.nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    if (isObjectType(type)) {
      const writer = objectOf(type, sets)
      return object(() => writer, place)
    }
    const byType = new Map<number, ObjectWriter | undefined>()
    return object((said) => {
      if (!byType.has(said)) byType.set(said, memberOf(types.nameOf(said), type, sets))
      return byType.get(said)
    }, place)
  }

  const memberOf = (
    typeName: string | undefined,
    type: GraphQLAbstractType,
    sets: readonly SelectionSetNode[],
  ) => {
    const member = typeName === undefined ? undefined : selecting.schema.getType(typeName)
    if (isObjectType(member) && selecting.schema.isSubType(type, member)) return objectOf(member, sets)
    // A subgraph with an @interfaceObject knows no more than the interface, and is asked for more only where it matters.
    const enough = isInterfaceType(type) && (typeName === undefined || isInterfaceType(member))
    return enough && needsNoType(selecting, type, sets) ? objectOf(type, sets) : undefined
  }

  return objectOf(root, [selections])
}
