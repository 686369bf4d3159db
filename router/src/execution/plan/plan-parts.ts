import type { PlanNode } from '@apollo/query-planner'

/** The plan's node with each of its parts changed; a node without parts as it is. */
export const withParts = (node: PlanNode, change: (part: PlanNode) => PlanNode): PlanNode => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(change) }
    case 'Flatten':
      return { ...node, node: change(node.node) }
    case 'Condition': {
      const { ifClause, elseClause } = node
      return {
        ...node,
        ...(ifClause && { ifClause: change(ifClause) }),
        ...(elseClause && { elseClause: change(elseClause) }),
      }
    }
    case 'Fetch':
    case 'Defer':
      return node
  }
}

/** The parts themselves; those of a `Flatten` are its one node. */
export const partsOf = (node: PlanNode): readonly PlanNode[] => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes
    case 'Flatten':
      return [node.node]
    case 'Condition':
      return [node.ifClause, node.elseClause].filter((each) => each !== undefined)
    case 'Fetch':
    case 'Defer':
      return []
  }
}
