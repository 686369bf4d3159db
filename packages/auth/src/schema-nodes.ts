import { Kind, isSchema, valueFromASTUntyped } from 'graphql'
import type { ConstDirectiveNode, DocumentNode, GraphQLSchema, TypeNode } from 'graphql'

/** A type as its definition and all its extensions say together. */
export interface TypeShape {
  readonly name: string
  readonly isInterface: boolean
  readonly directives: readonly ConstDirectiveNode[]
  readonly interfaces: readonly string[]
  readonly fields: ReadonlyMap<string, FieldShape>
}

export interface FieldShape {
  readonly directives: readonly ConstDirectiveNode[]
  /** Without lists and non-nulls. */
  readonly returns: string
}

export interface SchemaShape {
  readonly types: ReadonlyMap<string, TypeShape>
  readonly links: readonly ConstDirectiveNode[]
}

/** Reads the syntax, not the built schema: there alone are the directives, and a subgraph need not be complete. */
export const shapeOf = (schema: DocumentNode | GraphQLSchema): SchemaShape => {
  const nodes = isSchema(schema) ? nodesOf(schema) : schema.definitions
  const types = new Map<string, TypeShape>()
  const links: ConstDirectiveNode[] = []
  for (const node of nodes) {
    if (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
      links.push(...(node.directives ?? []).filter(({ name }) => name.value === 'link'))
    else if (isType(node)) types.set(node.name.value, merged(types.get(node.name.value), node))
  }
  return { types, links }
}

const typeKinds = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_EXTENSION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_TYPE_EXTENSION,
] as const

type Node = DocumentNode['definitions'][number]
type OutputType = Extract<Node, { kind: (typeof typeKinds)[number] }>

const isType = (node: Node): node is OutputType => typeKinds.some((kind) => kind === node.kind)

const nodesOf = (schema: GraphQLSchema): Node[] =>
  [schema, ...Object.values(schema.getTypeMap())].flatMap(({ astNode, extensionASTNodes }): Node[] => [
    ...(astNode ? [astNode] : []),
    ...extensionASTNodes,
  ])

const merged = (before: TypeShape | undefined, node: OutputType): TypeShape => {
  const fields = new Map(before?.fields)
  for (const field of 'fields' in node ? (node.fields ?? []) : []) {
    const directives = [...(fields.get(field.name.value)?.directives ?? []), ...(field.directives ?? [])]
    fields.set(field.name.value, { directives, returns: namedType(field.type) })
  }
  const interfaces = 'interfaces' in node ? (node.interfaces ?? []).map(({ name }) => name.value) : []
  return {
    name: node.name.value,
    isInterface: node.kind.startsWith('Interface'),
    directives: [...(before?.directives ?? []), ...(node.directives ?? [])],
    interfaces: [...new Set([...(before?.interfaces ?? []), ...interfaces])],
    fields,
  }
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)

/** An argument of a directive as plain data. */
export const argument = (directive: ConstDirectiveNode, name: string): unknown => {
  const found = directive.arguments?.find((argument) => argument.name.value === name)
  return found && valueFromASTUntyped(found.value)
}
