import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import type { RequiredArguments } from './supergraph.ts'

/** Which made-up fields a request may send, and the fields it asks for because of them. */
interface Share {
  readonly sends: Set<string>
  readonly asks: Set<FieldNode>
}

/**
 * A representation has room for one value of a field. Where a fetch asks for fields that require it with different
 * arguments, it becomes several.
 */
export const splitFetch = (node: FetchNode, known: RequiredArguments): FetchNode[] => {
  const present = new Set(node.requires ? madeUp(node.requires, known) : [])
  if (present.size < 2) return [node]
  const document = parse(node.operation, { noLocation: true })
  const shares = sharesOf(requiringFields(document, known, present), known)
  const sent = new Set(shares.flatMap(({ sends }) => [...sends]))
  if (shares.length < 2) return [node]
  return shares.map((share, index) => {
    const elsewhere = new Set(shares.flatMap((other) => (other === share ? [] : [...other.asks])))
    const restToo = index === 0
    const kept = (field: FieldNode) => share.asks.has(field) || (restToo && !elsewhere.has(field))
    const operation = asking(document, kept)
    return {
      ...node,
      operation: stripIgnoredCharacters(print(operation)),
      variableUsages: usedVariables(operation).filter((name) => name !== 'representations'),
      requires: without(node.requires ?? [], (name) => sent.has(name) && !share.sends.has(name)),
    }
  })
}

const madeUp = (selections: readonly QueryPlanSelectionNode[], known: RequiredArguments): string[] =>
  selections.flatMap((node) => [
    ...(node.kind === 'Field' && known.standIns.has(node.name) ? [node.name] : []),
    ...madeUp(node.selections ?? [], known),
  ])

/** Fields of the entities that require something made-up, and what. */
const requiringFields = (document: DocumentNode, known: RequiredArguments, present: ReadonlySet<string>) => {
  const found: [FieldNode, ReadonlySet<string>][] = []
  const collect = (selections: readonly SelectionNode[], type: string) => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT)
        collect(node.selectionSet.selections, node.typeCondition?.name.value ?? type)
      else if (node.kind === Kind.FIELD) {
        const claims = new Set(
          [...known.requiredBy(type, node.name.value)].filter((name) => present.has(name)),
        )
        if (claims.size > 0) found.push([node, claims])
      }
    }
  }
  for (const entities of rootFields(document)) collect(entities.selectionSet?.selections ?? [], '')
  return found
}

const rootFields = (document: DocumentNode) =>
  document.definitions
    .flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : []))
    .filter((node): node is FieldNode => node.kind === Kind.FIELD)

const sharesOf = (
  fields: readonly [FieldNode, ReadonlySet<string>][],
  { standIns }: RequiredArguments,
): Share[] => {
  const shares: Share[] = []
  const place = (name: string) => standIns.get(name)?.place
  const conflict = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].some((a) => [...other].some((b) => a !== b && place(a) === place(b)))
  for (const [field, claims] of fields) {
    let share = shares.find(({ sends }) => !conflict(sends, claims))
    if (!share) shares.push((share = { sends: new Set(), asks: new Set() }))
    share.asks.add(field)
    for (const name of claims) share.sends.add(name)
  }
  return shares
}

/** The operation with the kept fields of the entities alone, and the variables that those use. */
const asking = (document: DocumentNode, kept: (field: FieldNode) => boolean): DocumentNode => {
  const keep = (selections: readonly SelectionNode[]): SelectionNode[] =>
    selections.flatMap((node): readonly SelectionNode[] => {
      if (node.kind === Kind.FIELD) return kept(node) ? [node] : []
      if (node.kind === Kind.FRAGMENT_SPREAD) return [node]
      const inside = keep(node.selectionSet.selections)
      return inside.length === 0
        ? []
        : [{ ...node, selectionSet: { ...node.selectionSet, selections: inside } }]
    })
  const entities = new Set(rootFields(document))
  const cut = visit(document, {
    Field(node) {
      if (!entities.has(node) || !node.selectionSet) return undefined
      const selections = keep(node.selectionSet.selections)
      return { ...node, selectionSet: { ...node.selectionSet, selections } }
    },
  })
  const used = new Set(usedVariables(cut))
  return visit(cut, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  })
}

const usedVariables = (document: DocumentNode): string[] => {
  const used = new Set<string>()
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  })
  return [...used]
}

const without = (
  selections: readonly QueryPlanSelectionNode[],
  dropped: (name: string) => boolean,
): QueryPlanSelectionNode[] =>
  selections.flatMap((node): QueryPlanSelectionNode[] => {
    if (node.kind === 'Field' && dropped(node.name)) return []
    if (!node.selections) return [node]
    const selections = without(node.selections, dropped)
    // A field without selections would be sent as it is, with whatever was fetched for others.
    return selections.length === 0 ? [] : [{ ...node, selections }]
  })
