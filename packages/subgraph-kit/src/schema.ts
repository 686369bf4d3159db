import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { applyAccess, compileShield, readAccessRules, requireBoundedScopes } from '@wayfare/auth'
import { parse } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { limitTextInputs } from './text-limits.ts'
import { scalarResolvers } from './scalars/scalars.ts'

/** `offers`: what is sold by search. `results`: how a mutation answers that it did not do it. */
export type SharedPart = 'core' | 'offers' | 'results'

/** The shared half of every subgraph's contract: what is written once and identical everywhere. */
const shared = (name: SharedPart) => new URL(`../../../schema/shared/${name}.graphql`, import.meta.url)

/** A subgraph's whole contract: the shared parts that it uses and its own file. Composition reads the same files. */
export const readTypeDefs = (schemaFile: URL, uses: readonly SharedPart[]): DocumentNode =>
  parse([...uses.map(shared), schemaFile].map((file) => readFileSync(file, 'utf8')).join('\n'))

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

export interface SchemaParts {
  typeDefs: DocumentNode
  /** The generated `Resolvers` of the subgraph. */
  resolvers: object
  /** Whether malformed scalars are refused while coerced or left to the service: see `scalarResolvers`. */
  scalars?: 'strict' | 'deferred'
}

/** The executable schema, guarded by the rules that its own directives state; federation's own fields count as open. */
export const createSubgraphSchema = ({
  typeDefs,
  resolvers,
  scalars = 'strict',
}: SchemaParts): GraphQLSchema => {
  const all = {
    ...pick(scalarResolvers(scalars), typeDefs),
    ...mapValues(resolvers, rejectingReferences),
  } as ResolverMap
  const schema = limitTextInputs(buildSubgraphSchema([{ typeDefs, resolvers: all }]))
  const rules = readAccessRules(schema)
  requireBoundedScopes(rules)
  return applyAccess(schema, compileShield(rules))
}

/**
 * A reference that is refused must be a promise that rejects: thrown, it would end `_entities` as a whole, and the
 * rejections of its neighbours would go unhandled and end the process.
 */
const rejectingReferences = (type: unknown): unknown => {
  const resolve = (type as { __resolveReference?: (...args: unknown[]) => unknown }).__resolveReference
  return resolve
    ? { ...(type as object), __resolveReference: async (...args: unknown[]) => resolve(...args) }
    : type
}

const mapValues = (object: object, map: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))

const pick = <T>(resolvers: Record<string, T>, typeDefs: DocumentNode): Record<string, T> => {
  const declared = new Set(
    typeDefs.definitions.flatMap((each) => (each.kind === 'ScalarTypeDefinition' ? [each.name.value] : [])),
  )
  return Object.fromEntries(Object.entries(resolvers).filter(([name]) => declared.has(name)))
}
