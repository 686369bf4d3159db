import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { PlanPath } from './data.ts'
import { compileEntityFetch } from './entity-fetch.ts'
import { compilePlainFetch } from './plain-fetch.ts'
import { joinFetches } from './joined.ts'
import type { Step } from './run.ts'
import { fetchesOfEquals } from './sharing.ts'

/**
 * A plan as closures: what a node says is looked at once, here.
 * @param schema the whole supergraph's: entities may be of types that clients do not see
 */
export const compilePlan = (planned: PlanNode, schema: GraphQLSchema): Step => {
  const plan = joinFetches(planned)
  return compileStep(plan, { schema, equals: fetchesOfEquals(plan) }, [])
}

interface Around {
  schema: GraphQLSchema
  equals: ReadonlySet<FetchNode>
}

const compileStep = (node: PlanNode, around: Around, path: PlanPath): Step => {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((each) => compileStep(each, around, path)))
    case 'Parallel':
      return parallel(node.nodes.map((each) => compileStep(each, around, path)))
    case 'Flatten':
      return compileStep(node.node, around, [...path, ...node.path.map(String)])
    case 'Fetch':
      return node.requires
        ? compileEntityFetch(
            { ...node, requires: node.requires },
            { ...around, path, ofEquals: around.equals.has(node) },
          )
        : compilePlainFetch(node, { ...around, path })
    case 'Condition': {
      const when = node.ifClause && compileStep(node.ifClause, around, path)
      const otherwise = node.elseClause && compileStep(node.elseClause, around, path)
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
