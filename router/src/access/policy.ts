import { compileShield, evaluateAccess, readAccessRules, ruleOf } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import type { DocumentNode, GraphQLError } from 'graphql'

/** A field of the schema, as `Type.field`. */
export type Coordinate = `${string}.${string}`

/** Who may have which field, as the schema says it. */
export interface AccessPolicy {
  /** Whether the field has a rule at all. */
  guards(coordinate: Coordinate): boolean
  /** The denied ones among the fields, each with the error to answer. It is worked out once for a viewer and a list. */
  deniedTo(viewer: Viewer, fields: readonly Coordinate[]): Promise<ReadonlyMap<Coordinate, GraphQLError>>
}

/**
 * The shield rules that @authenticated and @requiresScopes of a supergraph stand for.
 * Subgraphs apply the same rules to the objects they find, so a field reached through an interface is denied here
 * only where every type behind the interface would deny it.
 */
export const readPolicy = (supergraph: DocumentNode): AccessPolicy => {
  const tree = compileShield(readAccessRules(supergraph, { enforcedBelow: true }))
  const judge = async (viewer: Viewer, fields: readonly Coordinate[]) => {
    const verdicts = await Promise.all(
      fields.map((coordinate) => {
        const [typeName, fieldName] = split(coordinate)
        return evaluateAccess(tree, { typeName, fieldName, args: {} }, { viewer })
      }),
    )
    return new Map(
      fields.flatMap((field, index) => (verdicts[index] ? [[field, verdicts[index]] as const] : [])),
    )
  }
  return {
    guards: (coordinate) => ruleOf(tree, ...split(coordinate)) !== undefined,
    deniedTo: remembered(judge),
  }
}

/** The rules look at nothing but the viewer, and requests with one token share one. */
const remembered = (judge: AccessPolicy['deniedTo']): AccessPolicy['deniedTo'] => {
  const byViewer = new WeakMap<Viewer, WeakMap<readonly Coordinate[], ReturnType<AccessPolicy['deniedTo']>>>()
  return (viewer, fields) => {
    const known =
      byViewer.get(viewer) ?? new WeakMap<readonly Coordinate[], ReturnType<AccessPolicy['deniedTo']>>()
    byViewer.set(viewer, known)
    const verdict = known.get(fields) ?? judge(viewer, fields)
    known.set(fields, verdict)
    return verdict
  }
}

const split = (coordinate: Coordinate) => coordinate.split('.') as [string, string]
