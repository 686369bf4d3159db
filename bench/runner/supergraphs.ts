import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, print, visit } from 'graphql'
import { composeSupergraph } from '../../scripts/compose.ts'
import type { SubgraphSdl } from '../workloads/workload.ts'

export interface Supergraph {
  file: string
  subgraphs: { name: string; url: string; sdl: string }[]
}

/** Composes the subgraphs as they are reached in this run, with their access rules and without. */
export const writeSupergraphs = (
  subgraphs: readonly SubgraphSdl[],
  ports: Readonly<Record<string, number>>,
  folder: string,
): { ruled: Supergraph; plain: Supergraph } => {
  mkdirSync(folder, { recursive: true })
  const reached = subgraphs.map(({ name, sdl }) => ({
    name,
    sdl,
    url: `http://127.0.0.1:${ports[name]}/graphql`,
  }))
  const write = (name: string, list: Supergraph['subgraphs']) => {
    const file = join(folder, `${name}.graphql`)
    writeFileSync(file, composeSupergraph(list).supergraphSdl)
    return { file, subgraphs: list }
  }
  return {
    ruled: write('ruled', reached),
    plain: write(
      'plain',
      reached.map((subgraph) => ({ ...subgraph, sdl: withoutRules(subgraph.sdl) })),
    ),
  }
}

const rules = new Set(['authenticated', 'requiresScopes'])

/** The schema without @authenticated and @requiresScopes: most gateways refuse a supergraph that has them. */
const withoutRules = (sdl: string) =>
  print(
    visit(parse(sdl), {
      Directive: (node) => (rules.has(node.name.value) ? null : undefined),
      StringValue: (node) => (rules.has(node.value.replace('@', '')) ? null : undefined),
    }),
  )
