import type { PlanNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { PlanPath } from './data.ts'
import { compileEntityFetch } from './entity-fetch.ts'
import { compilePlainFetch } from './plain-fetch.ts'
import type { Step } from './run.ts'

/**
 * A plan as closures: what a node says is looked at once, here.
 * @param schema the whole supergraph's: entities may be of types that clients do not see
 */
export const compileStep = (node: PlanNode, schema: GraphQLSchema, path: PlanPath = []): Step => {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((each) => compileStep(each, schema, path)))
    case 'Parallel':
      return parallel(node.nodes.map((each) => compileStep(each, schema, path)))
    case 'Flatten':
      return compileStep(node.node, schema, [...path, ...node.path.map(String)])
    case 'Fetch':
      return node.requires
        ? compileEntityFetch({ ...node, requires: node.requires }, { schema, path })
        : compilePlainFetch(node, { schema, path })
    case 'Condition': {
      const when = node.ifClause && compileStep(node.ifClause, schema, path)
      const otherwise = node.elseClause && compileStep(node.elseClause, schema, path)
      const { condition } = node
      return (run) => (run.holds(condition) ? when : otherwise)?.(run)
    }
    case 'Defer':
      throw new Error('Plans with @defer cannot be executed')
  }
}

const sequence =
  (steps: readonly Step[]): Step =>
  async (run) => {
    for (const step of steps) await step(run)
  }

/** All are started in the same moment, so that their entity fetches find each other. */
const parallel =
  (steps: readonly Step[]): Step =>
  async (run) => {
    await Promise.all(steps.map(async (step) => step(run)))
  }
