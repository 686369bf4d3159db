import { isObjectType } from 'graphql'
import type { GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { applyMiddleware } from 'graphql-middleware'
import { allow, deny, shield } from 'graphql-shield'
import type { IMiddlewareFieldMap, IMiddlewareTypeMap } from 'graphql-middleware/types'
import type { AccessContext, AccessRule, AccessTree } from './access-shield.ts'
import { closed, verdict } from './verdict.ts'

/**
 * The schema with the rules around its resolvers, default resolvers included, and around `__resolveReference` of
 * guarded types. A field that the tree does not name is closed. Errors of resolvers and of rules stay what they are.
 * Apply it to what `buildSubgraphSchema` returns; the context must hold `{ viewer }`.
 */
export const applyAccess = (schema: GraphQLSchema, tree: AccessTree): GraphQLSchema => {
  const generator = shield(tree, {
    fallbackRule: deny,
    fallbackError: () => closed(),
    allowExternalErrors: true,
    debug: true, // shield's name for "throw it on": otherwise a rule's own error becomes the fallback error
  })
  const guarded = applyMiddleware(
    schema,
    withoutOpenFields(generator.generate(schema) as IMiddlewareTypeMap, tree),
  )
  guardReferences(guarded, tree)
  return guarded
}

/** An open field keeps its bare resolver: shield's wrapper would make every scalar of every object a promise. */
const withoutOpenFields = (middleware: IMiddlewareTypeMap, tree: AccessTree): IMiddlewareTypeMap =>
  Object.fromEntries(
    Object.entries(middleware).map(([typeName, fields]) => [
      typeName,
      Object.fromEntries(
        Object.entries(fields as IMiddlewareFieldMap).filter(([name]) => tree[typeName]?.[name] !== allow),
      ),
    ]),
  )

type ResolveReference = (reference: object, context: AccessContext, info: GraphQLResolveInfo) => unknown

/** A guarded type's reference is refused before it is loaded, not only when its first field is read. */
const guardReferences = (schema: GraphQLSchema, tree: AccessTree) => {
  for (const type of Object.values(schema.getTypeMap())) {
    const rule = tree[type.name]?.['*']
    if (isObjectType(type) && rule) guardReference(type, rule)
  }
}

const guardReference = (type: GraphQLObjectType, rule: AccessRule) => {
  const apollo = type.extensions['apollo'] as
    | { subgraph?: { resolveReference?: ResolveReference } }
    | undefined
  const load = apollo?.subgraph?.resolveReference
  if (!load) return
  const resolveReference: ResolveReference = async (reference, context, info) => {
    const named = { ...info, parentType: type, fieldName: '__typename' } // what the refusal is about
    const refusal = await verdict(rule, { parent: reference, args: {}, context, info: named })
    return refusal ?? load(reference, context, info)
  }
  type.extensions = {
    ...type.extensions,
    apollo: { ...apollo, subgraph: { ...apollo.subgraph, resolveReference } },
  }
}
