import type { FetchDataRewrite, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type DocumentNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql'
import { withParts } from '../plan/plan-parts.ts'
import type { PartedFetch } from '../required-parts/parts.ts'
import { isInConflict } from './conflicts.ts'
import type { RequiredArguments, StandIn } from './supergraph.ts'

/** The plan as subgraphs can be asked: they know nothing of made-up fields. */
export const withRequiredArguments = (node: PlanNode, known: RequiredArguments): PlanNode => {
  if (node.kind !== 'Fetch') return withParts(node, (part) => withRequiredArguments(part, known))
  const fetches = fetchesInstead(node, known).map((each) => spokenPlainly(each, known.standIns))
  const [only] = fetches
  return fetches.length === 1 && only ? only : { kind: 'Parallel', nodes: fetches }
}

/** A representation has room for one value of a field: what requires it with different arguments is asked for apart. */
const fetchesInstead = (node: PartedFetch, known: RequiredArguments): readonly PartedFetch[] =>
  node.parts && isInConflict(node, known) ? node.parts : [node]

/** The fetch with the real fields: asked for under the made-up names, and sent under their own. */
const spokenPlainly = <Fetch extends PartedFetch>(
  node: Fetch,
  standIns: ReadonlyMap<string, StandIn>,
): Fetch => {
  const renamed = renamers(node.requires ?? [], standIns)
  return {
    ...node,
    operation: plainText(parse(node.operation, { noLocation: true }), standIns),
    ...(node.parts && { parts: node.parts.map((part) => spokenPlainly(part, standIns)) }),
    ...(renamed.length > 0 && { inputRewrites: [...(node.inputRewrites ?? []), ...renamed] }),
  }
}

const plainText = (document: DocumentNode, standIns: ReadonlyMap<string, StandIn>) => {
  const plain = visit(document, {
    Field(node) {
      const real = standIns.get(node.name.value)
      if (!real) return undefined
      const name = { kind: Kind.NAME, value: real.field } as const
      return { ...node, alias: node.alias ?? node.name, name, arguments: real.arguments }
    },
  })
  return stripIgnoredCharacters(print(plain))
}

/** One for each made-up field in a representation. No two have one name, so types need not be told apart. */
const renamers = (
  selections: readonly QueryPlanSelectionNode[],
  standIns: ReadonlyMap<string, StandIn>,
): FetchDataRewrite[] =>
  selections.flatMap((node) => {
    const below = renamers(node.selections ?? [], standIns)
    if (node.kind === 'InlineFragment') return below
    const name = node.alias ?? node.name
    const deeper = below.map((rewrite) => ({ ...rewrite, path: [name, ...rewrite.path] }))
    const real = standIns.get(node.name)
    return real ? [{ kind: 'KeyRenamer', path: [name], renameKeyTo: real.field }, ...deeper] : deeper
  })
