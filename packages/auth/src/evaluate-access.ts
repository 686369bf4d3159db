import type { GraphQLError, GraphQLResolveInfo } from 'graphql'
import { allow, deny } from 'graphql-shield'
import type { AccessContext, AccessRule, AccessTree } from './access-shield.ts'
import { verdict } from './verdict.ts'

export interface FieldCall {
  typeName: string
  fieldName: string
  args: Readonly<Record<string, unknown>>
}

/** The rule that guards a field; undefined when the field is open and there is nothing to evaluate. */
export const ruleOf = (tree: AccessTree, typeName: string, fieldName: string): AccessRule | undefined => {
  if (fieldName.startsWith('__')) return undefined
  const rule = tree[typeName]?.[fieldName] ?? deny
  return rule === allow ? undefined : rule
}

/**
 * Whether the viewer may call a field, asked of the same rules without resolving anything: undefined, or the error to
 * put in the answer. Rules see no parent object (there is none yet). A field that the tree does not name is refused.
 */
export const evaluateAccess = async (
  tree: AccessTree,
  { typeName, fieldName, args }: FieldCall,
  context: AccessContext,
): Promise<GraphQLError | undefined> => {
  const rule = ruleOf(tree, typeName, fieldName)
  if (!rule) return undefined
  const info = { parentType: { name: typeName }, fieldName } as GraphQLResolveInfo
  return verdict(rule, { parent: {}, args, context, info })
}
