import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { createHash } from 'node:crypto'
import type { Coordinate } from './policy.ts'

/** A document without its denied fields. `restore` puts their nulls into the answer. */
export interface PrunedDocument {
  readonly document: DocumentNode
  /** Differs from every other document's, so that no plan is shared. */
  readonly hash: string
  /** The nodes of the whole document that were taken out. */
  readonly removed: ReadonlyMap<FieldNode, Coordinate>
}

/** Asked for in every selection set: it keeps emptied ones alive and tells `restore` which fragments apply. */
export const typenameAlias = '__wayfare_type'

export const prune = (
  { document, schema, hash }: { document: DocumentNode; schema: GraphQLSchema; hash: string },
  denied: ReadonlySet<Coordinate>,
): PrunedDocument => {
  const types = new TypeInfo(schema)
  const removed = new Map<FieldNode, Coordinate>()
  const enter = (node: FieldNode) => {
    if (node.name.value.startsWith('__')) return false
    const coordinate: Coordinate = `${types.getParentType()?.name}.${types.getFieldDef()?.name}`
    if (!denied.has(coordinate)) return undefined
    removed.set(node, coordinate)
    return null
  }
  const remaining = visit(
    document,
    visitWithTypeInfo(types, {
      Field: { enter },
      SelectionSet: { leave: (node) => withTypename(node) },
    }),
  )
  return { document: withoutUnusedFragments(remaining), hash: variantHash(hash, denied), removed }
}

const typename: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: typenameAlias },
  name: { kind: Kind.NAME, value: '__typename' },
}

const withTypename = (set: SelectionSetNode): SelectionSetNode => ({
  ...set,
  selections: [typename, ...set.selections],
})

/** Fragments that only denied fields spread would make the document invalid for whoever plans it. */
const withoutUnusedFragments = (document: DocumentNode): DocumentNode => {
  const used = new Set<string>()
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  const follow = (node: Parameters<typeof visit>[0]) =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment || used.has(name.value)) return
        used.add(name.value)
        follow(fragment)
      },
    })
  for (const node of document.definitions) if (node.kind === Kind.OPERATION_DEFINITION) follow(node)
  return {
    ...document,
    definitions: document.definitions.filter(
      (node) => node.kind !== Kind.FRAGMENT_DEFINITION || used.has(node.name.value),
    ),
  }
}

const variantHash = (hash: string, denied: ReadonlySet<Coordinate>) =>
  createHash('sha256')
    .update(`${hash} without ${[...denied].toSorted().join(' ')}`)
    .digest('hex')
