import type { GraphQLResolveInfo } from 'graphql'
import { allow, chain, rule } from 'graphql-shield'
import type { AccessRules } from './access-rules.ts'
import { denial } from './denial.ts'
import type { Requirement } from './requirement.ts'
import { anonymous } from './viewer.ts'
import type { Viewer } from './viewer.ts'

/** What the rules expect in the GraphQL context; without a viewer, the caller is anonymous. */
export interface AccessContext {
  viewer?: Viewer
}

export type AccessRule = ReturnType<typeof chain> | ReturnType<ReturnType<typeof rule>> | typeof allow

/**
 * graphql-shield's rule tree with every field of every type named: `allow` where the schema asks nothing.
 * `*` of a guarded type is what the type itself takes. Interfaces are there for who walks an operation.
 */
export type AccessTree = Readonly<Record<string, Readonly<Record<string, AccessRule>>>>

export const compileShield = (rules: AccessRules): AccessTree => {
  const ruleOf = ruleMaker()
  return Object.fromEntries(
    [...rules].map(([typeName, { requirement, fields }]) => [
      typeName,
      Object.fromEntries([
        ...(requirement ? [['*', ruleOf(requirement)] as const] : []),
        ...[...fields].map(([name, required]) => [name, ruleOf(required)] as const),
      ]),
    ]),
  )
}

/**
 * The tree with more rules behind its own, field by field: `withRules(tree, { Query: { booking: ownsBooking } })`.
 * An added rule runs only for callers whom the schema lets through.
 */
export const withRules = (
  tree: AccessTree,
  more: Record<string, Record<string, AccessRule>>,
): AccessTree => ({
  ...tree,
  ...Object.fromEntries(
    Object.entries(more).map(([typeName, fields]) => [
      typeName,
      { ...tree[typeName], ...behind(tree[typeName], fields) },
    ]),
  ),
})

const behind = (own: Record<string, AccessRule> | undefined, added: Record<string, AccessRule>) =>
  Object.fromEntries(
    Object.entries(added).map(([name, rule]) => [name, own?.[name] ? chain(own[name], rule) : rule]),
  )

/** One rule for one requirement: shield refuses two rules of one name. */
const ruleMaker = () => {
  const made = new Map<string, AccessRule>()
  return (required: Requirement | undefined): AccessRule => {
    if (!required) return allow
    const name = JSON.stringify(required)
    const known = made.get(name) ?? requires(name, required)
    made.set(name, known)
    return known
  }
}

// `no_cache`: shield's other caches remember one object's answer for the next object.
const requires = (name: string, required: Requirement): AccessRule =>
  rule(name, { cache: 'no_cache' })((...[, , context, info]: RuleArguments) => {
    const what = info ? `${info.parentType.name}.${info.fieldName}` : 'This field'
    return denial(required, context.viewer ?? anonymous, what) ?? true
  })

type RuleArguments = [parent: unknown, args: unknown, context: AccessContext, info?: GraphQLResolveInfo]
