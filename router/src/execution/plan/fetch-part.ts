import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import { rootFields } from './conditions.ts'

/** Of an entity fetch, what remains of the fields that it asks for, and of what it sends. */
export interface Kept {
  asked(field: FieldNode): boolean
  /** @param path the names from the entity to a field, without aliases */
  sent(path: readonly string[]): boolean
}

/** @param document the fetch's operation; its nodes are those that `asked` is asked about */
export const fetchPart = (node: FetchNode, document: DocumentNode, { asked, sent }: Kept): FetchNode => {
  const operation = asking(document, asked)
  return {
    ...node,
    operation: stripIgnoredCharacters(print(operation)),
    variableUsages: usedVariables(operation).filter((name) => name !== 'representations'),
    requires: sending(node.requires ?? [], sent, []),
  }
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

const sending = (
  selections: readonly QueryPlanSelectionNode[],
  kept: Kept['sent'],
  path: readonly string[],
): QueryPlanSelectionNode[] =>
  selections.flatMap((node): QueryPlanSelectionNode[] => {
    const here = node.kind === 'Field' ? [...path, node.name] : path
    if (node.kind === 'Field' && !kept(here)) return []
    if (!node.selections) return [node]
    const selections = sending(node.selections, kept, here)
    // A field without selections would be sent as it is, with whatever was fetched for others.
    return saysSomething(selections) ? [{ ...node, selections }] : []
  })

const saysSomething = (selections: readonly QueryPlanSelectionNode[]) =>
  selections.some((node) => node.kind !== 'Field' || node.name !== '__typename')
