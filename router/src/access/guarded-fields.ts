import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { AccessPolicy, Coordinate } from './policy.ts'

interface Found {
  fields: Set<Coordinate>
  spreads: Set<string>
}

/** What each operation of a valid document selects, itself or through fragments, that has an access rule. */
export const guardedFields = (
  document: DocumentNode,
  { schema, policy }: { schema: GraphQLSchema; policy: AccessPolicy },
): Map<OperationDefinitionNode, Coordinate[]> => {
  const within = (node: DefinitionNode) => findIn(node, { schema, policy })
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, within(node)] as const] : [],
    ),
  )
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  return new Map(operations.map((node) => [node, withFragments(within(node), fragments)]))
}

const findIn = (
  node: DefinitionNode,
  { schema, policy }: { schema: GraphQLSchema; policy: AccessPolicy },
): Found => {
  const types = new TypeInfo(schema)
  const found: Found = { fields: new Set(), spreads: new Set() }
  const Field = ({ name }: FieldNode) => {
    if (name.value.startsWith('__')) return false // the schema about itself
    const coordinate: Coordinate = `${types.getParentType()?.name}.${types.getFieldDef()?.name}`
    if (policy.guards(coordinate)) found.fields.add(coordinate)
    return undefined
  }
  visit(
    node,
    visitWithTypeInfo(types, { Field, FragmentSpread: ({ name }) => void found.spreads.add(name.value) }),
  )
  return found
}

const withFragments = (found: Found, fragments: ReadonlyMap<string, Found>): Coordinate[] => {
  const fields = new Set(found.fields)
  const spreads = new Set(found.spreads)
  for (const name of spreads) {
    // A set's iteration also visits what is added on the way.
    for (const field of fragments.get(name)?.fields ?? []) fields.add(field)
    for (const spread of fragments.get(name)?.spreads ?? []) spreads.add(spread)
  }
  return [...fields]
}
