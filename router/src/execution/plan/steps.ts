import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { Around } from './around.ts'
import { compileEntityFetch } from './entity-fetch.ts'
import { compilePlainFetch } from './plain-fetch.ts'
import type { PlanPath } from './places.ts'
import type { Step } from './run.ts'
import { fetchesOfEquals } from './sharing.ts'

/** A plan as closures: what a node says is looked at once, here. */
export const compilePlan = (plan: PlanNode, around: Around): Step =>
  compileStep(plan, { ...around, equals: fetchesOfEquals(plan) }, [])

interface AroundAll extends Around {
  equals: ReadonlySet<FetchNode>
}

const compileStep = (node: PlanNode, around: AroundAll, path: PlanPath): Step => {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((each) => compileStep(each, around, path)))
    case 'Parallel':
      return parallel(node.nodes.map((each) => compileStep(each, around, path)))
    case 'Flatten':
      return compileStep(node.node, around, [...path, ...node.path.map(String)])
    case 'Fetch':
      return node.requires
        ? compileEntityFetch({ ...node, requires: node.requires }, around, {
            path,
            ofEquals: around.equals.has(node),
          })
        : compilePlainFetch(node, around, path)
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
