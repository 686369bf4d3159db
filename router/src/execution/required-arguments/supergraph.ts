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
  /** Where it is required: the fields from the entity to it. Of what is at one place, a representation holds one. */
  readonly place: string
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
  if (!requiresSomething.test(supergraphSdl)) return undefined
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

/** Spares most supergraphs being read once more. */
const requiresSomething = /\brequires:\s*"/

const isType = (node: { kind: Kind }): node is Type =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION

/** What is changed in the definitions of fields, and what is learnt by that. */
const createStandIns = (document: DocumentNode) => {
  const types = typesIn(document)
  const { known, nameOf } = madeUpNames(types.fieldNames)
  const required = new Map<string, Set<string>>()
  /** The made-up names of a field, by the type that has it. */
  const made = new Map<string, Set<string>>()
  const without = replacing(types, (selection, { type, place, claims }) => {
    const name = nameOf(selection, place)
    claims.add(name)
    for (const each of types.withImplementations(type)) add(made, `${each}.${selection.name.value}`, name)
    return name
  })

  return {
    known,
    required,
    /** The field, requiring made-up ones instead of those that take arguments. */
    inField(type: Type, field: FieldDefinitionNode): FieldDefinitionNode {
      const claims = new Set<string>()
      const directives = field.directives?.map((directive) =>
        requiringOf(directive, (selection) =>
          without(selection, { type: type.name.value, place: '', claims }),
        ),
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

/** What a selection is in: the type, its place, and what is claimed there. */
interface Within {
  readonly type: string
  readonly place: string
  readonly claims: Set<string>
}

/** Replaces every field that takes arguments, at any depth. */
const replacing = (
  types: ReturnType<typeof typesIn>,
  nameOf: (selection: FieldNode, at: Within) => string,
) => {
  const inside = (set: SelectionSetNode, within: Within) => ({
    ...set,
    selections: set.selections.map((each) => replace(each, within)),
  })
  const replace = (selection: SelectionNode, within: Within): SelectionNode => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selection
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? within.type
      return { ...selection, selectionSet: inside(selection.selectionSet, { ...within, type }) }
    }
    const field = types.field(within.type, selection.name.value)
    const place = `${within.place}.${selection.name.value}`
    const below = selection.selectionSet
    const selectionSet =
      field && below ? inside(below, { ...within, place, type: namedType(field.type) }) : below
    if (!field?.arguments?.length) return { ...selection, selectionSet }
    const name = { kind: Kind.NAME, value: nameOf(selection, { ...within, place }) } as const
    return { ...selection, name, arguments: [], selectionSet }
  }
  return replace
}

/** What matters of a field's directives to the planner. */
const saysWhere = new Set(['join__field', 'inaccessible'])

/** One name for each field with the same arguments at the same place. */
const madeUpNames = (taken: ReadonlySet<string>) => {
  const names = new Map<string, string>()
  const known = new Map<string, StandIn>()
  const nameOf = ({ name, arguments: given = [] }: FieldNode, place: string) => {
    const key = `${place}(${given.map(print).toSorted().join(', ')})`
    let found = names.get(key)
    if (found === undefined) {
      found = `_required${names.size}_${name.value}`
      while (taken.has(found)) found = `_${found}`
      names.set(key, found)
      known.set(found, { field: name.value, place, arguments: given })
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
