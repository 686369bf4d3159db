import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type PlanPath, knownPart, locate } from './data.ts'
import { readFetchText } from './fetch-text.ts'
import { mergeInto } from './merge.ts'
import { readReply } from './reply.ts'
import { type Rewrite, compileRewrites, rewrittenPath } from './rewrites.ts'
import type { Run, Step } from './run.ts'

/** A fetch from a subgraph's root: of an operation's own root fields, or of what a field like `query: Query!` leads to. */
export const compilePlainFetch = (
  node: FetchNode,
  { schema, path }: { schema: GraphQLSchema; path: PlanPath },
): Step => {
  const { serviceName: subgraph, variableUsages = [] } = node
  const operation = node.operationKind === 'mutation' ? 'mutation' : 'query'
  const { alone, rootNames } = readFetchText(node)
  const rewrite = compileRewrites(node.outputRewrites, schema)
  const places = rootNames.map((name) => [...knownPart(path), name])

  const fetch = async (run: Run) => {
    try {
      const { data, errors } = readReply(await run.ask(subgraph, bodyOf(run), operation))
      run.errors.reported(subgraph, errors, ({ path: rest }) => {
        if (!Array.isArray(rest)) return { paths: [undefined], explains: places }
        const paths = [[...knownPart(path), ...rewrittenPath(node.outputRewrites, rest)]]
        return { paths, explains: paths }
      })
      if (data) merge(run, data, rewrite)
    } catch (error) {
      run.errors.failed(error, { subgraph, operation, places })
    }
  }

  const bodyOf = (run: Run) => {
    const variables = variableUsages.flatMap((name) => run.variable(name) ?? [])
    return variables.length === 0 ? `{${alone}}` : `{${alone},"variables":{${variables.join(',')}}}`
  }

  const merge = (run: Run, data: Record<string, unknown>, rewriteWith: Rewrite | undefined) => {
    rewriteWith?.(data)
    const targets = path.length === 0 ? [run.data] : locate(run.data, path)
    for (const [index, target] of targets.entries()) mergeInto(target, data, index > 0)
  }

  return (run) => (path.length > 0 && locate(run.data, path).length === 0 ? undefined : fetch(run))
}
