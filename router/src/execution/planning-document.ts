import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  print,
  visit,
} from 'graphql'
import { mutationsOnce } from './planning-mutations.ts'
import { isIntrospection } from './response/introspection.ts'

/** The names under which data is gathered: those of the fields of a client's document. */
export type DataNames = ReadonlyMap<FieldNode, string>

export interface PlanningDocument {
  readonly document: DocumentNode
  readonly names: DataNames
  /** The client's name of a variable that the plan knows by another. */
  readonly clientVariable: (name: string) => string
}

/**
 * The document as the planner gets it. The planner knows a selection by its response name alone: a client's
 * `weight: id` beside a `weight` that some field requires would be one to it. So each field gets a name that says what it
 * is: its own, or a numbered one where it has arguments or an alias. What asks about the schema is left out, as no
 * subgraph has to do with it, and what a literal keeps from being asked for.
 *
 * @param taken names of fields in the schema, which no numbered name may be
 */
export const planningDocument = (document: DocumentNode, taken: ReadonlySet<string>): PlanningDocument => {
  const names = new Map<FieldNode, string>()
  const numbered = numbering(taken)
  const nameOf = ({ name, alias, arguments: given = [] }: FieldNode) => {
    // Two aliases of one field stay two: a mutation does it twice, and a query may fail in one and not in the other.
    const apart = alias && alias.value !== name.value ? alias.value : ''
    if (given.length === 0 && apart === '') return name.value
    const texts = given.map((argument) => print(argument)).toSorted()
    return numbered(name.value, `${name.value}(${texts.join(', ')}) ${apart}`)
  }
  const rename = (node: FieldNode) => {
    if (isIntrospection(node.name.value)) return null
    if (isLeftOut(node)) return typename
    const name = nameOf(node)
    names.set(node, name)
    const alias = name === node.name.value ? undefined : { kind: Kind.NAME, value: name }
    return { ...node, alias, directives: undecided(node) } as const
  }
  const renamed = visit(document, {
    // Of the schema's own types: newer tools ask them for more than the planner knows.
    FragmentDefinition: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? null : undefined),
    Variable: ({ kind, name }) => ({ kind, name: { ...name, value: plannedVariable(name.value) } }),
    // On the way in, where nodes are still the client's own.
    Field: { enter: rename },
    InlineFragment: {
      enter: (node) => (isLeftOut(node) ? typename : { ...node, directives: undecided(node) }),
    },
    FragmentSpread: {
      enter: (node) => (isLeftOut(node) ? typename : { ...node, directives: undecided(node) }),
    },
    SelectionSet: {
      leave: (set, _, parent) => ({
        ...set,
        selections: isOfField(parent)
          ? withSomethingCertain(set.selections, document)
          : orTypename(set.selections),
      }),
    },
  })
  return { document: mutationsOnce(renamed), names, clientVariable }
}

/**
 * Whether a literal keeps it from ever being asked for. Something stays in its place: where everything in an object hangs on a
 * variable, the planner lets the object itself hang on it.
 */
const isLeftOut = ({ directives = [] }: SelectionNode) =>
  directives.some((directive) => literalOf(directive) === !wanted.get(directive.name.value))

/** Without the conditions that always hold. */
const undecided = ({ directives = [] }: SelectionNode) =>
  directives.filter((directive) => literalOf(directive) === undefined)

/** What has to hold for a selection to stay. */
const wanted: ReadonlyMap<string, boolean> = new Map([
  ['include', true],
  ['skip', false],
])

const literalOf = ({ name, arguments: [given] = [] }: DirectiveNode) =>
  wanted.has(name.value) && given?.value.kind === Kind.BOOLEAN ? given.value.value : undefined

/** Fetches declare variables of such names for themselves. */
const reserved = /^(client_)*representations/

const plannedVariable = (name: string) => (reserved.test(name) ? `client_${name}` : name)
const clientVariable = (name: string) =>
  reserved.test(name) && name.startsWith('client_') ? name.slice('client_'.length) : name

const numbering = (taken: ReadonlySet<string>) => {
  const known = new Map<string, string>()
  let next = 0
  return (field: string, key: string) => {
    const name = known.get(key)
    if (name !== undefined) return name
    let fresh = `_${next}_${field}`
    while (taken.has(fresh)) fresh = `_${(next += 1)}_${field}`
    next += 1
    known.set(key, fresh)
    return fresh
  }
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

const isOfField = (parent: ASTNode | readonly ASTNode[] | undefined) =>
  parent !== undefined && 'kind' in parent && parent.kind === Kind.FIELD

/** Where all of an object hangs on variables, the planner would let the object itself hang on them: null instead of empty. */
const withSomethingCertain = (selections: readonly SelectionNode[], document: DocumentNode) =>
  selections.some((node) => isCertain(node, document)) ? selections : [...selections, typename]

const isCertain = (node: SelectionNode, document: DocumentNode): boolean => {
  if (undecided(node).length > 0) return false
  if (node.kind === Kind.FIELD) return true
  if (node.kind === Kind.INLINE_FRAGMENT)
    return node.selectionSet.selections.some((each) => isCertain(each, document))
  return document.definitions.some(
    (each) =>
      each.kind === Kind.FRAGMENT_DEFINITION &&
      each.name.value === node.name.value &&
      each.selectionSet.selections.some((inside) => isCertain(inside, document)),
  )
}

/** No selection set may be empty. */
const orTypename = (selections: readonly SelectionNode[]) => (selections.length > 0 ? selections : [typename])
