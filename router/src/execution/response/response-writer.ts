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
import { type FieldCode, compileObject } from './object-code.ts'
import { abstract, leaf, list, nonNull, object, remembered } from './writers.ts'

/**
 * Compiles what writes the answer of an operation from the data that was gathered: only what was asked for, in the
 * order it was asked for, nulls propagated as the schema says. Objects are compiled when the first of their kind comes.
 */
export const compileResponse = (
  selecting: Selecting,
  root: GraphQLObjectType,
  selections: SelectionSetNode,
): Writer => {
  const objectOf = (type: ObjectType, sets: readonly SelectionSetNode[]): Writer =>
    remembered(
      lazily(() => {
        const fields = collectFields(selecting, type, sets)
        return compileObject(Array.from(fields, ([name, nodes]) => fieldOf(name, nodes, type)))
      }),
    )

  const fieldOf = (name: string, nodes: FieldNode[], parent: ObjectType): FieldCode => {
    const [node] = nodes as [FieldNode, ...FieldNode[]]
    const field = node.name.value
    const dataName = selecting.names.get(node) ?? field
    if (field === '__typename') return { name, dataName, from: { fixed: JSON.stringify(parent.name) } }
    if (isIntrospection(field)) return { name, dataName, from: { introspection: true } }
    const type = parent.getFields()[field]?.type
    if (!type) throw new Error(`${parent.name} has no field ${field}`)
    const place = { coordinate: `${parent.name}.${field}`, nodes }
    return { name, dataName, from: { type, write: valueOf(type, place) } }
  }

  const valueOf = (type: GraphQLOutputType, place: Place): Writer => {
    if (isNonNullType(type)) return nonNull(valueOf(type.ofType, place), place)
    if (isListType(type)) return list(valueOf(type.ofType, place), place)
    if (isLeafType(type)) return leaf(type, place)
    const sets = place.nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    if (isObjectType(type)) return object(objectOf(type, sets), place)
    const byName = new Map<unknown, Writer | undefined>()
    return abstract((typeName) => {
      if (!byName.has(typeName)) byName.set(typeName, memberOf(typeName, type, sets))
      return byName.get(typeName)
    }, place)
  }

  const memberOf = (typeName: unknown, type: GraphQLAbstractType, sets: readonly SelectionSetNode[]) => {
    const member = typeof typeName === 'string' ? selecting.schema.getType(typeName) : undefined
    if (isObjectType(member) && selecting.schema.isSubType(type, member)) return objectOf(member, sets)
    // A subgraph with an @interfaceObject knows no more than the interface, and is asked for more only where it matters.
    const enough = isInterfaceType(type) && (typeName === undefined || isInterfaceType(member))
    return enough && needsNoType(selecting, type, sets) ? objectOf(type, sets) : undefined
  }

  return objectOf(root, [selections])
}

const lazily = (compile: () => Writer): Writer => {
  let write: Writer = (value, completion) => {
    write = compile()
    return write(value, completion)
  }
  return (value, completion) => write(value, completion)
}
