import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { parse, visit } from 'graphql'
import type { PartedFetch } from '../required-parts/parts.ts'
import { partsOf } from './plan-parts.ts'
import { replyNames } from './reply.ts'

/** Every name that the answers of a plan's fetches may have, as far as anybody looks for it. */
export const fetchNames = (plan: PlanNode | undefined): Set<string> => {
  const names = new Set<string>(replyNames)
  const fetches = plan ? [...fetchesIn(plan)] : []
  for (const fetch of fetches) {
    addResponseNames(fetch.operation, names)
    for (const rewrite of fetch.outputRewrites ?? [])
      if (rewrite.kind === 'KeyRenamer') names.add(rewrite.renameKeyTo)
  }
  // Entity fetches that go in one request are told apart by these.
  const [, ...more] = fetches.filter(({ requires }) => requires)
  if (more.length > 0) for (let index = 0; index <= more.length; index += 1) names.add(mergedName(index))
  return names
}

/** What the entities of one of several fetches are called in a request for all of them. */
export const mergedName = (index: number) => `_${index}`

const addResponseNames = (operation: string, names: Set<string>) =>
  visit(parse(operation, { noLocation: true }), {
    Field: ({ alias, name }) => void names.add((alias ?? name).value),
  })

function* fetchesIn(node: PlanNode): Generator<FetchNode> {
  if (node.kind === 'Fetch') yield* [node, ...((node as PartedFetch).parts ?? [])]
  for (const part of partsOf(node)) yield* fetchesIn(part)
}
