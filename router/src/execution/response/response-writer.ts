import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type Selecting, collectFields } from './collect.ts'
import type { Place, Writer } from './completion.ts'
import { isIntrospection } from './introspection.ts'
import { type FieldCode, compileObject } from './object-code.ts'
import { abstract, leaf, list, nonNull, object } from './writers.ts'

/**
 * Compiles what writes the answer of an operation from the data that was gathered: only what was asked for, in the
 * order it was asked for, nulls propagated as the schema says. Objects are compiled when the first of their kind comes.
 */
export const compileResponse = (
  selecting: Selecting,
  root: GraphQLObjectType,
  selections: SelectionSetNode,
): Writer => {
  const objectOf = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Writer =>
    lazily(() => {
      const fields = collectFields(selecting, type, sets)
      return compileObject(Array.from(fields, ([name, nodes]) => fieldOf(name, nodes, type)))
    })

  const fieldOf = (name: string, nodes: FieldNode[], parent: GraphQLObjectType): FieldCode => {
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
    const byName = new Map<string, Writer | undefined>()
    return abstract((typeName) => {
      if (!byName.has(typeName)) byName.set(typeName, memberOf(typeName, type, sets))
      return byName.get(typeName)
    }, place)
  }

  const memberOf = (typeName: string, type: GraphQLOutputType, sets: readonly SelectionSetNode[]) => {
    const member = selecting.schema.getType(typeName)
    const fits = isObjectType(member) && isAbstractType(type) && selecting.schema.isSubType(type, member)
    return fits ? objectOf(member, sets) : undefined
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
