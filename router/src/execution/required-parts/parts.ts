import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { parse } from 'graphql'
import { type EntityField, entityFields } from '../plan/conditions.ts'
import { fetchPart } from '../plan/fetch-part.ts'
import { withParts } from '../plan/plan-parts.ts'
import type { Requirements } from './requirements.ts'

/** A fetch that can be made in parts as well: each asks for the fields that require the same, and sends only that. */
export interface PartedFetch extends FetchNode {
  readonly parts?: readonly FetchPart[]
}

export interface FetchPart extends FetchNode {
  readonly fields: readonly EntityField[]
}

/** A field that is asked of entities, and what it requires. */
interface AskedField extends EntityField {
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
  const fields = entityFields(document).map((each): AskedField => ({
    ...each,
    paths: requirements(each.type, each.field.name.value),
  }))
  const all = new Set(fields.flatMap(({ paths }) => [...paths]))
  const groups = Map.groupBy(fields, ({ paths }) => [...paths].toSorted().join())
  return Array.from(groups.values(), (group) => {
    const own = new Set(group.flatMap(({ paths }) => [...paths]))
    const part = fetchPart(node, document, {
      asked: (field) => group.some((each) => each.field === field),
      sent: (path) => !all.has(path.join('.')) || own.has(path.join('.')),
    })
    return { ...part, fields: group }
  })
}
