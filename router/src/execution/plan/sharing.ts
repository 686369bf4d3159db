import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { PlanPath } from './places.ts'
import { readFetchText } from './fetch-text.ts'
import { partsOf } from './plan-parts.ts'

/** A fetch and where it stands in the plan: the nodes around it, and which of their parts leads to it. */
interface Placed {
  readonly node: FetchNode
  readonly path: PlanPath
  readonly trail: readonly { node: PlanNode; part: number }[]
}

/**
 * The entity fetches after which equal entities at one path are the same for good, so that one object can stand for all of
 * them. It cannot where a fetch further out might still write into one of them alone.
 */
export const fetchesOfEquals = (plan: PlanNode): ReadonlySet<FetchNode> => {
  const fetches = [...placedIn(plan, [], [])]
  const others = (fetch: Placed) => fetches.filter((other) => other !== fetch && reachesInto(other, fetch))
  return new Set(
    fetches
      .filter((fetch) => fetch.node.requires && others(fetch).every((other) => endsBefore(other, fetch)))
      .map(({ node }) => node),
  )
}

function* placedIn(node: PlanNode, path: PlanPath, trail: Placed['trail']): Generator<Placed> {
  if (node.kind === 'Fetch') yield { node, path, trail }
  else if (node.kind === 'Flatten') yield* placedIn(node.node, [...path, ...node.path.map(String)], trail)
  else
    for (const [part, each] of partsOf(node).entries())
      yield* placedIn(each, path, [...trail, { node, part }])
}

const reachesInto = ({ node, path }: Placed, inner: Placed) => {
  if (path.length >= inner.path.length || path.some((step, index) => step !== inner.path[index])) return false
  const next = inner.path[path.length]
  const { rootNames, entityNames } = readFetchText(node)
  const renamed = (node.outputRewrites ?? []).map((each) => ('renameKeyTo' in each ? each.renameKeyTo : ''))
  return [...(node.requires ? entityNames : rootNames), ...renamed].includes(next ?? '')
}

/** Only a sequence says what comes first. */
const endsBefore = (one: Placed, other: Placed) => {
  const fork = one.trail.findIndex(({ part }, index) => part !== other.trail[index]?.part)
  const at = one.trail[fork]
  return at?.node.kind === 'Sequence' && at.part < (other.trail[fork]?.part ?? 0)
}
