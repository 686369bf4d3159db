import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Limits, limitExceeded } from './limits.ts'

/**
 * Counts what a document asks for, in time linear in what was sent. Runs before validation, which is not linear.
 * @throws GraphQLError naming the limit, the value and the maximum
 */
export const measure = (document: DocumentNode, limits: Limits) => {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  requireWithin('fragments', fragments.length, limits)
  const repeated = [...operations, ...fragments].map((node) => repeatsWithin(node.selectionSet))
  requireWithin('repeatedFields', sum(repeated), limits)
  const sizeOf = sizer(fragments)
  for (const operation of operations) {
    const size = sizeOf(operation)
    for (const limit of Object.keys(nothing) as (keyof Size)[]) requireWithin(limit, size[limit], limits)
  }
}

const requireWithin = (limit: keyof Limits, counted: number, limits: Limits) => {
  const maximum = limits[limit]
  const value = Math.min(counted, Number.MAX_SAFE_INTEGER)
  if (counted > maximum) throw limitExceeded(limit, value, { maximum, atLeast: value !== counted })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

interface Size {
  selections: number
  depth: number
  aliases: number
  rootFields: number
}

const nothing: Size = { selections: 0, depth: 0, aliases: 0, rootFields: 0 }

/**
 * The size of an operation with every fragment written out; each fragment is measured once, however often it is
 * spread. One that spreads itself counts as nothing inside itself: validation refuses it.
 */
const sizer = (definitions: readonly FragmentDefinitionNode[]) => {
  const fragments = new Map(definitions.map((node) => [node.name.value, node]))
  const measured = new Map<string, Size>()

  const ofFragment = (name: string): Size => {
    const known = measured.get(name)
    if (known) return known
    measured.set(name, nothing)
    const fragment = fragments.get(name)
    const size = fragment ? ofSet(fragment.selectionSet) : nothing
    measured.set(name, size)
    return size
  }

  const ofSet = ({ selections }: SelectionSetNode): Size => {
    const total = { ...nothing }
    for (const node of selections) {
      const size = ofSelection(node)
      total.selections += size.selections
      total.depth = Math.max(total.depth, size.depth)
      total.aliases += size.aliases
      total.rootFields += size.rootFields
    }
    return total
  }

  const ofSelection = (node: SelectionNode): Size => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value)
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSet(node.selectionSet)
    const { selections, depth, aliases } = node.selectionSet ? ofSet(node.selectionSet) : nothing
    return {
      selections: selections + 1,
      depth: depth + 1,
      aliases: aliases + (node.alias ? 1 : 0),
      rootFields: 1,
    }
  }

  return (operation: OperationDefinitionNode) => ofSet(operation.selectionSet)
}

/** Fields whose answer name was already there in the same set; inline fragments belong to the set around them. */
const repeatsWithin = (set: SelectionSetNode, names = new Set<string>()): number =>
  sum(
    set.selections.map((node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return 0
      if (node.kind === Kind.INLINE_FRAGMENT) return repeatsWithin(node.selectionSet, names)
      const name = node.alias?.value ?? node.name.value
      const repeated = names.has(name) ? 1 : 0
      names.add(name)
      return repeated + (node.selectionSet ? repeatsWithin(node.selectionSet) : 0)
    }),
  )
