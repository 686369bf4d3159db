import type { FetchNode } from '@apollo/query-planner'
import { joinBytes } from '../memory/join-bytes.ts'
import { locate } from '../memory/locate.ts'
import { copyObject, mergeObjects } from '../memory/merge.ts'
import type { Around } from './around.ts'
import { readFetchText } from './fetch-text.ts'
import { type PlanPath, knownPart, stepsOf } from './places.ts'
import { compileRewrites, rewrittenPath } from './rewrites.ts'
import type { Run, Step } from './run.ts'

/** A fetch from a subgraph's root: of an operation's own root fields, or of what a field like `query: Query!` leads to. */
export const compilePlainFetch = (node: FetchNode, around: Around, path: PlanPath): Step => {
  const { serviceName: subgraph, variableUsages = [] } = node
  const operation = node.operationKind === 'mutation' ? 'mutation' : 'query'
  const { alone, rootNames } = readFetchText(node)
  const steps = stepsOf(path, around.vocabulary.keys)
  const rewrite = compileRewrites(node.outputRewrites, around)
  const places = rootNames.map((name) => [...knownPart(path), name])

  const fetch = async (run: Run) => {
    try {
      const { data, errors } = run.readReply(await run.ask(subgraph, bodyOf(run), operation))
      run.errors.reported(subgraph, errors, ({ path: rest }) => {
        if (!Array.isArray(rest)) return { paths: [undefined], explains: places }
        const paths = [[...knownPart(path), ...rewrittenPath(node.outputRewrites, rest)]]
        return { paths, explains: paths }
      })
      if (data !== 0) merge(run, data)
    } catch (error) {
      run.errors.failed(error, { subgraph, operation, places })
    }
  }

  const bodyOf = (run: Run) => {
    const variables = variableUsages.flatMap((name) => run.variable(name) ?? [])
    return joinBytes([alone, variables.length === 0 ? '}' : `,"variables":{${variables.join(',')}}}`])
  }

  const targetsIn = ({ memory, root }: Run) =>
    path.length === 0 ? [root] : locate(memory, root, steps).map((slot) => memory.cells[slot + 1]!)

  const merge = (run: Run, data: number) => {
    const { memory } = run
    rewrite?.(memory, data)
    const [first, ...others] = targetsIn(run)
    for (const target of others) mergeObjects(memory, target, copyObject(memory, data))
    if (first !== undefined) mergeObjects(memory, first, data)
  }

  return (run) => (targetsIn(run).length === 0 ? undefined : fetch(run))
}
