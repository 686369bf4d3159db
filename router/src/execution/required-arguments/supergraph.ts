import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  parse,
  print,
} from 'graphql'

/** What a made-up field stands for. */
export interface StandIn {
  readonly field: string
  readonly arguments: readonly ArgumentNode[]
}

/** A supergraph whose `@requires` need no arguments. */
export interface RequiredArguments {
  readonly supergraphSdl: string
  /** By the names of the made-up fields. */
  readonly standIns: ReadonlyMap<string, StandIn>
  /** The made-up fields that a field requires, in whichever subgraph. */
  requiredBy(type: string, field: string): ReadonlySet<string>
}

type Type = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/**
 * The planner takes `price(currency: EUR)` and `price(currency: USD)`, required by two fields, for one: the second
 * would get what the first asked for. So a field that takes arguments is required as one of its own for each combination.
 * What subgraphs are asked is put right in the plan (plan.ts).
 * @returns undefined where nothing that takes arguments is required
 */
export const separateRequiredArguments = (supergraphSdl: string): RequiredArguments | undefined => {
  const document = parse(supergraphSdl, { noLocation: true })
  const standIns = createStandIns(document)
  const definitions = document.definitions.map((node) =>
    isType(node) ? { ...node, fields: node.fields?.map((field) => standIns.inField(node, field)) } : node,
  )
  if (standIns.known.size === 0) return undefined
  const separated = definitions.map((node) =>
    isType(node) ? { ...node, fields: node.fields?.flatMap((field) => standIns.beside(node, field)) } : node,
  )
  return {
    supergraphSdl: print({ ...document, definitions: separated }),
    standIns: standIns.known,
    requiredBy: (type, field) => standIns.required.get(`${type}.${field}`) ?? new Set(),
  }
}

const isType = (node: { kind: Kind }): node is Type =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION

/** What is changed in the definitions of fields, and what is learnt by that. */
const createStandIns = (document: DocumentNode) => {
  const types = typesIn(document)
  const { known, nameOf } = madeUpNames(types.fieldNames)
  const required = new Map<string, Set<string>>()
  /** The made-up names of a field, by the type that has it. */
  const made = new Map<string, Set<string>>()

  const without = (selection: SelectionNode, type: string, claims: Set<string>): SelectionNode => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selection
    const inside = (set: SelectionSetNode, within: string) => ({
      ...set,
      selections: set.selections.map((each) => without(each, within, claims)),
    })
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? type
      return { ...selection, selectionSet: inside(selection.selectionSet, condition) }
    }
    const field = types.field(type, selection.name.value)
    const below = selection.selectionSet
    const selectionSet = field && below ? inside(below, namedType(field.type)) : below
    if (!field?.arguments?.length) return { ...selection, selectionSet }
    const name = nameOf(selection)
    claims.add(name)
    for (const each of types.withImplementations(type)) add(made, `${each}.${selection.name.value}`, name)
    return { ...selection, name: { kind: Kind.NAME, value: name }, arguments: [], selectionSet }
  }

  return {
    known,
    required,
    /** The field, requiring made-up ones instead of those that take arguments. */
    inField(type: Type, field: FieldDefinitionNode): FieldDefinitionNode {
      const claims = new Set<string>()
      const directives = field.directives?.map((directive) =>
        requiringOf(directive, (selection) => without(selection, type.name.value, claims)),
      )
      if (claims.size > 0) required.set(`${type.name.value}.${field.name.value}`, claims)
      return { ...field, directives }
    },
    /** The field, and those that stand for it: they live where it lives. */
    beside(type: Type, field: FieldDefinitionNode): FieldDefinitionNode[] {
      const at = (name: string) => `${type.name.value}.${name}`
      const claims = required.get(at(field.name.value))
      const beside = [...(made.get(at(field.name.value)) ?? [])].map((name) => {
        if (claims) required.set(at(name), claims)
        const directives = field.directives?.filter((directive) => saysWhere.has(directive.name.value))
        return { ...field, name: { kind: Kind.NAME, value: name }, arguments: [], directives } as const
      })
      return [field, ...beside]
    },
  }
}

/** What matters of a field's directives to the planner. */
const saysWhere = new Set(['join__field', 'inaccessible'])

/** One name for each field with the same arguments. */
const madeUpNames = (taken: ReadonlySet<string>) => {
  const names = new Map<string, string>()
  const known = new Map<string, StandIn>()
  const nameOf = ({ name, arguments: given = [] }: FieldNode) => {
    const key = `${name.value}(${given.map(print).toSorted().join(', ')})`
    let found = names.get(key)
    if (found === undefined) {
      found = `_required${names.size}_${name.value}`
      while (taken.has(found)) found = `_${found}`
      names.set(key, found)
      known.set(found, { field: name.value, arguments: given })
    }
    return found
  }
  return { known, nameOf }
}

const typesIn = (document: DocumentNode) => {
  const types = new Map(document.definitions.filter(isType).map((type) => [type.name.value, type]))
  const all = [...types.values()]
  return {
    fieldNames: new Set(all.flatMap(({ fields = [] }) => fields.map(({ name }) => name.value))),
    field: (type: string, field: string) => types.get(type)?.fields?.find(({ name }) => name.value === field),
    withImplementations: (type: string) => [
      type,
      ...all
        .filter(({ interfaces = [] }) => interfaces.some(({ name }) => name.value === type))
        .map(({ name }) => name.value),
    ],
  }
}

/** The `@join__field` with every selection of its `requires` changed. */
const requiringOf = (
  directive: ConstDirectiveNode,
  change: (selection: SelectionNode) => SelectionNode,
): ConstDirectiveNode => ({
  ...directive,
  arguments: directive.arguments?.map((argument) => {
    const { name, value } = argument
    if (name.value !== 'requires' || value.kind !== Kind.STRING) return argument
    const [operation] = parse(`{${value.value}}`, { noLocation: true }).definitions
    const { selections } = (operation as OperationDefinitionNode).selectionSet
    return {
      ...argument,
      value: { ...value, value: selections.map(change).map(print).join(' '), block: false },
    }
  }),
})

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)

const add = (sets: Map<string, Set<string>>, key: string, value: string) =>
  sets.set(key, (sets.get(key) ?? new Set()).add(value))
