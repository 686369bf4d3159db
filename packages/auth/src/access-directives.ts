import type { ConstDirectiveNode } from 'graphql'
import { DomainError } from '@wayfare/domain'
import { allOf, signedIn } from './requirement.ts'
import type { Requirement } from './requirement.ts'
import { argument } from './schema-nodes.ts'

/** What the directives on one element ask for; undefined when they ask for nothing. */
export type ReadRequirement = (directives: readonly ConstDirectiveNode[]) => Requirement | undefined

/**
 * Understands @authenticated and @requiresScopes under every name the schema's `@link`s give them.
 * @throws DomainError INVALID from the reader when it meets @policy, which cannot be evaluated here
 */
export const directiveReader = (links: readonly ConstDirectiveNode[]): ReadRequirement => {
  const authenticated = namesOf('authenticated', links)
  const requiresScopes = namesOf('requiresScopes', links)
  const policy = namesOf('policy', links)
  const read = (directive: ConstDirectiveNode) => {
    const name = directive.name.value
    if (policy.has(name))
      throw new DomainError('INVALID', `The schema uses @${name}, which is not supported.`, {
        hint: 'Say who may see a field with @authenticated and @requiresScopes.',
      })
    if (authenticated.has(name)) return signedIn
    return requiresScopes.has(name) ? alternatives(argument(directive, 'scopes')) : undefined
  }
  return (directives) => allOf(directives.map(read))
}

/** A subgraph imports from the federation specification; a supergraph links each feature on its own. */
const namesOf = (name: string, links: readonly ConstDirectiveNode[]): ReadonlySet<string> =>
  new Set([name, ...links.flatMap((link) => linkedNames(name, link))])

const linkedNames = (name: string, link: ConstDirectiveNode): string[] => {
  const [, feature] = /\/([\w-]+)\/v\d+\.\d+\/?$/.exec(String(argument(link, 'url'))) ?? []
  const as = argument(link, 'as')
  if (feature === name) return typeof as === 'string' ? [as] : []
  if (feature !== 'federation') return []
  const imports = argument(link, 'import')
  return [
    `${typeof as === 'string' ? as : feature}__${name}`,
    ...(Array.isArray(imports) ? imports.flatMap((entry) => renamed(name, entry)) : []),
  ]
}

const renamed = (name: string, entry: unknown): string[] => {
  if (typeof entry !== 'object' || entry === null) return []
  const { name: original, as } = entry as Record<string, unknown>
  return original === `@${name}` && typeof as === 'string' ? [as.replace(/^@/, '')] : []
}

/** GraphQL's list coercion: a lone value is a list of one, at both depths. */
const alternatives = (scopes: unknown): Requirement => listOf(scopes).map((all) => listOf(all).map(String))

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]
