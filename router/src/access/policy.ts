import { compileShield, evaluateAccess, readAccessRules, ruleOf } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import type { DocumentNode, GraphQLError } from 'graphql'

/** A field of the schema, as `Type.field`. */
export type Coordinate = `${string}.${string}`

/** Who may have which field, as the schema says it. */
export interface AccessPolicy {
  /** Whether the field has a rule at all. */
  guards(coordinate: Coordinate): boolean
  /** The denied ones among the fields, each with the error to answer. */
  deniedTo(viewer: Viewer, fields: readonly Coordinate[]): Promise<Map<Coordinate, GraphQLError>>
}

/**
 * The shield rules that @authenticated and @requiresScopes of a supergraph stand for.
 * Subgraphs apply the same rules to the objects they find, so a field reached through an interface is denied here
 * only where every type behind the interface would deny it.
 */
export const readPolicy = (supergraph: DocumentNode): AccessPolicy => {
  const tree = compileShield(readAccessRules(supergraph, { enforcedBelow: true }))
  return {
    guards: (coordinate) => ruleOf(tree, ...split(coordinate)) !== undefined,
    async deniedTo(viewer, fields) {
      const verdicts = await Promise.all(
        fields.map((coordinate) => {
          const [typeName, fieldName] = split(coordinate)
          return evaluateAccess(tree, { typeName, fieldName, args: {} }, { viewer })
        }),
      )
      return new Map(
        fields.flatMap((field, index) => (verdicts[index] ? [[field, verdicts[index]] as const] : [])),
      )
    },
  }
}

const split = (coordinate: Coordinate) => coordinate.split('.') as [string, string]
