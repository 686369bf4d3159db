import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { composeServices } from '@apollo/composition'
import { type GraphQLError, parse } from 'graphql'
import { parse as parseYaml } from 'yaml'

const root = resolve(import.meta.dirname, '..')

/** One subgraph before composition: `sdl` is its schema as text, `url` where a router finds it by default. */
export interface SubgraphSource {
  name: string
  url: string
  sdl: string
}

export interface Composition {
  supergraphSdl: string
  /** What composed, but deserves a look: one readable line each. */
  hints: string[]
}

/** Schemas that do not fit together. The message has one entry per problem, with the subgraphs' names. */
export class CompositionFailed extends Error {
  override readonly name = 'CompositionFailed'
}

/**
 * Reads `schema/supergraph.yaml` and the schema files it names; paths are relative to the file.
 * @throws Error naming the entry that is incomplete or the schema file that is absent
 */
export const readSubgraphs = (file = join(root, 'schema/supergraph.yaml')): SubgraphSource[] => {
  const { subgraphs } = parseYaml(readFileSync(file, 'utf8')) as { subgraphs: Record<string, Entry> }
  return Object.entries(subgraphs).map(([name, { schema, url }]) => {
    if (!schema || !url) throw new Error(`${relative(root, file)}: ${name} needs both schema and url`)
    const sdl = [schema].flat().map((part) => readPart(name, resolve(dirname(file), part)))
    return { name, url, sdl: sdl.join('\n') }
  })
}

const readPart = (name: string, path: string) => {
  if (!existsSync(path)) throw new Error(`${name}: its schema ${relative(root, path)} does not exist`)
  return readFileSync(path, 'utf8')
}

interface Entry {
  /** A file, or the files that make up the schema together. */
  schema?: string | string[]
  url?: string
}

/** @throws CompositionFailed */
export const composeSupergraph = (subgraphs: readonly SubgraphSource[]): Composition => {
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parseSdl(name, sdl) }))
  const { errors, supergraphSdl, hints = [] } = composeServices(services)
  if (errors) throw new CompositionFailed(errors.map(describe).join('\n\n'))
  const warnings = hints.filter((hint) => hint.definition.level.name === 'WARN')
  return {
    supergraphSdl: `${supergraphSdl.trimEnd()}\n`,
    hints: warnings.map((hint) => `${hint.definition.code}: ${hint.message}`),
  }
}

const parseSdl = (name: string, sdl: string) => {
  try {
    return parse(sdl)
  } catch (error) {
    const { message, locations } = error as GraphQLError
    throw new CompositionFailed(`${name}, line ${locations?.[0]?.line ?? '?'}: ${message}`, { cause: error })
  }
}

/** The composer already names subgraphs as `[flights]`; what it says about where is worth keeping. */
const describe = (error: GraphQLError) => {
  const places = (error.nodes ?? []).flatMap((node) => {
    const { subgraph } = node as { subgraph?: string }
    const line = node.loc?.startToken.line
    return subgraph && line ? [`${subgraph}:${line}`] : []
  })
  const at = places.length > 0 ? `\n    at ${[...new Set(places)].join(', ')}` : ''
  return `${String(error.extensions['code'] ?? 'INVALID_GRAPHQL')}: ${error.message}${at}`
}

/** The first line that differs, so that a reader sees at once what was forgotten. */
const firstDifference = (committed: string, composed: string) => {
  const [before, after] = [committed.split('\n'), composed.split('\n')]
  const line = after.findIndex((text, index) => text !== before[index])
  const at = line === -1 ? after.length : line
  return `first difference in line ${at + 1}:\n  - ${before[at] ?? '(end)'}\n  + ${after[at] ?? '(end)'}`
}

const main = (check: boolean) => {
  const target = join(root, 'schema/supergraph.graphql')
  const { supergraphSdl, hints } = composeSupergraph(readSubgraphs())
  for (const hint of hints) console.warn(`hint  ${hint}`)
  const committed = existsSync(target) ? readFileSync(target, 'utf8') : ''
  if (committed === supergraphSdl) return console.info('schema/supergraph.graphql is up to date')
  if (check) {
    const why = firstDifference(committed, supergraphSdl)
    throw new Error(`schema/supergraph.graphql is out of date, ${why}\nRun: node scripts/compose.ts`)
  }
  writeFileSync(target, supergraphSdl)
  console.info(`schema/supergraph.graphql written (${supergraphSdl.split('\n').length} lines)`)
}

if (import.meta.main) {
  try {
    main(process.argv.includes('--check'))
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
