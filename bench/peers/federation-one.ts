import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
  visit,
} from 'graphql'

interface Subgraph {
  name: string
  url: string
  sdl: string
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode

const rootTypes = new Set(['Query', 'Mutation', 'Subscription'])
const knownDirectives = new Set([
  'key',
  'external',
  'requires',
  'provides',
  'extends',
  'deprecated',
  'specifiedBy',
])

/**
 * Says the same in federation 1: each entity has one subgraph that owns it, all others extend it; each field comes
 * from one subgraph. What federation 2 adds and a client cannot see is left out.
 * @throws Error naming what federation 1 cannot say
 */
export const toFederationOne = (subgraphs: readonly Subgraph[]): Subgraph[] => {
  const documents = subgraphs.map(({ name, sdl }) => ({ name, document: parse(sdl, { noLocation: true }) }))
  const owners = findOwners(documents)
  return subgraphs.map((subgraph, index) => ({
    ...subgraph,
    sdl: print(convert(documents[index]!.document, { subgraph: subgraph.name, owners })),
  }))
}

interface Owners {
  /** Entity name → subgraph. */
  types: Map<string, string>
  /** `Type.field` → the one subgraph that answers it. */
  fields: Map<string, string>
  /** `Type.Interface` → the one subgraph that declares it. */
  interfaces: Map<string, string>
}

const findOwners = (documents: readonly { name: string; document: DocumentNode }[]): Owners => {
  const owners: Owners = { types: new Map(), fields: new Map(), interfaces: new Map() }
  const mostFields = new Map<string, number>()
  const definitions = documents.flatMap(({ name, document }) =>
    objectsOf(document).map((node) => ({ subgraph: name, node })),
  )
  for (const { subgraph, node } of definitions) {
    const answered = fieldsOf(node).filter((field) => !directive(field, 'external')).length
    if (!canOwn(node) || answered <= (mostFields.get(node.name.value) ?? -1)) continue
    owners.types.set(node.name.value, subgraph)
    mostFields.set(node.name.value, answered)
  }
  // The owner's fields first: where two subgraphs share a field, the owner keeps it.
  const isOwned = ({ subgraph, node }: (typeof definitions)[number]) =>
    owners.types.get(node.name.value) === subgraph
  for (const { subgraph, node } of definitions.toSorted((a, b) => Number(isOwned(b)) - Number(isOwned(a)))) {
    for (const field of fieldsOf(node)) {
      const name = `${node.name.value}.${field.name.value}`
      const overrides = directive(field, 'override') !== undefined
      if (!directive(field, 'external') && (overrides || !owners.fields.has(name)))
        owners.fields.set(name, subgraph)
    }
    for (const implemented of node.interfaces ?? []) {
      const name = `${node.name.value}.${implemented.name.value}`
      if (!owners.interfaces.has(name)) owners.interfaces.set(name, subgraph)
    }
  }
  return owners
}

const convert = (document: DocumentNode, at: { subgraph: string; owners: Owners }): DocumentNode => {
  const definitions = document.definitions.flatMap((definition) => convertDefinition(definition, at))
  const trimmed = visit({ ...document, definitions } satisfies DocumentNode, {
    Directive: (node) => {
      if (!knownDirectives.has(node.name.value)) return null
      if (node.name.value !== 'key') return undefined
      return { ...node, arguments: node.arguments?.filter(({ name }) => name.value === 'fields') }
    },
  })
  return trimmed
}

const convertDefinition = (
  definition: DefinitionNode,
  at: { subgraph: string; owners: Owners },
): DefinitionNode[] => {
  if (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION) return []
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return []
  if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION && directive(definition, 'key'))
    throw new Error(`federation 1 has no keys on interfaces: ${definition.name.value} in ${at.subgraph}`)
  if (!isObject(definition)) return [definition]
  if (directive(definition, 'interfaceObject'))
    throw new Error(`federation 1 has no @interfaceObject: ${definition.name.value} in ${at.subgraph}`)
  const name = definition.name.value
  if (rootTypes.has(name))
    return [{ ...definition, kind: Kind.OBJECT_TYPE_EXTENSION, fields: ownFields(definition, at) }]
  if (!at.owners.types.has(name)) return [definition]
  if (at.owners.types.get(name) === at.subgraph)
    return [{ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION, fields: ownFields(definition, at) }]
  const interfaces = definition.interfaces?.filter(
    (implemented) => at.owners.interfaces.get(`${name}.${implemented.name.value}`) === at.subgraph,
  )
  const fields = extensionFields(definition, at)
  return [{ ...definition, kind: Kind.OBJECT_TYPE_EXTENSION, interfaces, fields }]
}

/** What this subgraph answers, and what it names for the sake of others. */
const ownFields = (node: ObjectNode, { subgraph, owners }: { subgraph: string; owners: Owners }) =>
  fieldsOf(node).filter(
    (field) =>
      directive(field, 'external') ||
      owners.fields.get(`${node.name.value}.${field.name.value}`) === subgraph,
  )

const extensionFields = (node: ObjectNode, at: { subgraph: string; owners: Owners }) => {
  const keys = keyFields(node)
  const own = new Set(ownFields(node, at))
  return fieldsOf(node)
    .filter((field) => own.has(field) || keys.has(field.name.value))
    .map((field) => (keys.has(field.name.value) && !directive(field, 'external') ? external(field) : field))
}

const external = (field: FieldDefinitionNode): FieldDefinitionNode => ({
  ...field,
  directives: [
    ...(field.directives ?? []),
    { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'external' } } satisfies ConstDirectiveNode,
  ],
})

/** The outermost fields of all keys. */
const keyFields = (node: ObjectNode): Set<string> => {
  const sets = keysOf(node).map((key) => print(argument(key, 'fields')!).slice(1, -1))
  return new Set(
    sets.flatMap((set) => {
      const [operation] = parse(`{ ${set} }`).definitions
      if (operation?.kind !== Kind.OPERATION_DEFINITION) return []
      return operation.selectionSet.selections.flatMap((selection) =>
        selection.kind === Kind.FIELD ? [selection.name.value] : [],
      )
    }),
  )
}

const canOwn = (node: ObjectNode) =>
  keysOf(node).some((key) => {
    const resolvable = argument(key, 'resolvable')
    return resolvable?.kind !== Kind.BOOLEAN || resolvable.value
  })

const keysOf = (node: ObjectNode) => (node.directives ?? []).filter(({ name }) => name.value === 'key')

const argument = (node: ConstDirectiveNode, name: string) =>
  node.arguments?.find((candidate) => candidate.name.value === name)?.value

const directive = (node: { directives?: readonly ConstDirectiveNode[] }, name: string) =>
  node.directives?.find((candidate) => candidate.name.value === name)

const fieldsOf = (node: ObjectNode) => node.fields ?? []

const isObject = (node: DefinitionNode): node is ObjectNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION

const objectsOf = (document: DocumentNode) => document.definitions.filter(isObject)
