import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { type DirectiveNode, type FieldNode, Kind, type SelectionNode, parse } from 'graphql'
import { fetchPart, rootFields } from '../plan/fetch-part.ts'
import { withParts } from '../plan/plan-parts.ts'
import type { Requirements } from './requirements.ts'

/** A fetch that can be made in parts as well: each asks for the fields that require the same, and sends only that. */
export interface PartedFetch extends FetchNode {
  readonly parts?: readonly FetchPart[]
}

export interface FetchPart extends FetchNode {
  /** Of each field that it asks for, what has to hold: @skip and @include. */
  readonly conditions: readonly (readonly Condition[])[]
}

interface Condition {
  readonly variable: string
  readonly holds: boolean
}

/** A field that is asked of entities, and what it requires. */
interface AskedField {
  readonly field: FieldNode
  readonly conditions: readonly Condition[]
  readonly paths: ReadonlySet<string>
}

/**
 * The planner has one fetch ask for fields that require different things, and send all of them. Where one of those could
 * not be fetched, or was kept from it by @skip or @include, the fields that do not require it can be asked for still.
 */
export const withRequiredParts = (node: PlanNode, requirements: Requirements): PlanNode => {
  if (node.kind !== 'Fetch') return withParts(node, (part) => withRequiredParts(part, requirements))
  const parts = node.requires ? partsOf(node, requirements) : []
  const parted: PartedFetch = { ...node, parts }
  return parts.length < 2 ? node : parted
}

const partsOf = (node: FetchNode, requirements: Requirements): FetchPart[] => {
  const document = parse(node.operation, { noLocation: true })
  const fields = rootFields(document).flatMap((entities) => fieldsOf(entities, requirements))
  const all = new Set(fields.flatMap(({ paths }) => [...paths]))
  const groups = Map.groupBy(fields, ({ paths }) => [...paths].toSorted().join())
  return Array.from(groups.values(), (group) => {
    const own = new Set(group.flatMap(({ paths }) => [...paths]))
    const part = fetchPart(node, document, {
      asked: (field) => group.some((each) => each.field === field),
      sent: (path) => !all.has(path.join('.')) || own.has(path.join('.')),
    })
    return { ...part, conditions: group.map(({ conditions }) => conditions) }
  })
}

const fieldsOf = (entities: FieldNode, requirements: Requirements): AskedField[] => {
  const collect = (
    selections: readonly SelectionNode[],
    { type, conditions }: { type: string; conditions: readonly Condition[] },
  ): AskedField[] =>
    selections.flatMap((node): AskedField[] => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return []
      const here = [...conditions, ...conditionsOf(node.directives)]
      if (node.kind === Kind.FIELD)
        return [{ field: node, conditions: here, paths: requirements(type, node.name.value) }]
      const within = { type: node.typeCondition?.name.value ?? type, conditions: here }
      return collect(node.selectionSet.selections, within)
    })
  return collect(entities.selectionSet?.selections ?? [], { type: '', conditions: [] })
}

/** Those that depend on a variable: literals are settled before planning. */
const conditionsOf = (directives: readonly DirectiveNode[] = []): Condition[] =>
  directives.flatMap(({ name, arguments: given = [] }) => {
    const value = given.find((argument) => argument.name.value === 'if')?.value
    return value?.kind === Kind.VARIABLE
      ? [{ variable: value.name.value, holds: name.value === 'include' }]
      : []
  })
