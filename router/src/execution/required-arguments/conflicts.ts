import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { RequiredArguments } from './supergraph.ts'

/** Whether a fetch would have to send two values of one field. */
export const isInConflict = ({ requires = [] }: FetchNode, { standIns }: RequiredArguments): boolean => {
  const names = new Set(fieldsIn(requires).filter((name) => standIns.has(name)))
  return new Set([...names].map((name) => standIns.get(name)?.place)).size < names.size
}

const fieldsIn = (selections: readonly QueryPlanSelectionNode[]): string[] =>
  selections.flatMap((node) => [
    ...(node.kind === 'Field' ? [node.name] : []),
    ...fieldsIn(node.selections ?? []),
  ])
