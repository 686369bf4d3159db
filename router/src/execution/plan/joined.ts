import type { PlanNode } from '@apollo/query-planner'
import { withParts } from './plan-parts.ts'

/**
 * The plan with fewer requests. Where an entity fetch that nothing follows stands beside a sequence that comes to the same
 * subgraph later, it goes along with that later fetch: the answer is complete no sooner without it, and the two are one
 * request. What it needs is known by then as it was before.
 */
export const joinFetches = (node: PlanNode): PlanNode => {
  const joined = withParts(node, joinFetches)
  return joined.kind === 'Parallel' ? joinParts(joined.nodes) : joined
}

const joinParts = (parts: readonly PlanNode[]): PlanNode => {
  let nodes = [...parts]
  for (const part of parts) {
    const subgraph = entitySubgraph(part)
    const companion = subgraph && nodes.find((other) => other !== part && laterFetchOf(other, subgraph) > 0)
    if (!companion) continue
    const joined = withCompany(companion, laterFetchOf(companion, subgraph), part)
    nodes = nodes.filter((each) => each !== part).map((each) => (each === companion ? joined : each))
  }
  const [only] = nodes
  return nodes.length === 1 && only ? only : { kind: 'Parallel', nodes }
}

/** The subgraph of an entity fetch that stands alone. */
const entitySubgraph = (node: PlanNode): string | undefined =>
  node.kind === 'Flatten' && node.node.kind === 'Fetch' && node.node.requires
    ? node.node.serviceName
    : undefined

/** Which step of a sequence, after its first, fetches entities from the subgraph; 0 where none does. */
const laterFetchOf = (node: PlanNode, subgraph: string): number =>
  node.kind === 'Sequence'
    ? Math.max(
        0,
        node.nodes.findIndex((step, at) => at > 0 && fetchesFrom(step, subgraph)),
      )
    : 0

const fetchesFrom = (step: PlanNode, subgraph: string): boolean =>
  step.kind === 'Parallel'
    ? step.nodes.some((each) => entitySubgraph(each) === subgraph)
    : entitySubgraph(step) === subgraph

const withCompany = (sequence: PlanNode, step: number, fetch: PlanNode): PlanNode => {
  if (sequence.kind !== 'Sequence') return sequence
  const together = (node: PlanNode): PlanNode => ({
    kind: 'Parallel',
    nodes: node.kind === 'Parallel' ? [...node.nodes, fetch] : [node, fetch],
  })
  return { ...sequence, nodes: sequence.nodes.map((node, at) => (at === step ? together(node) : node)) }
}
