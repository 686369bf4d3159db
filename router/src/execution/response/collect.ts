import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  getDirectiveValues,
  isAbstractType,
} from 'graphql'
import type { Vocabulary } from '../memory/vocabulary.ts'
import type { DataNames } from '../planning-document.ts'

/** What decides which fields an operation asks for. */
export interface Selecting {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The names under which the data of the fields was gathered, and as what the memory knows them. */
  readonly names: DataNames
  readonly vocabulary: Vocabulary
  /** Coerced values of the variables that @skip and @include depend on. */
  readonly conditions: Readonly<Record<string, boolean>>
}

/** An object's type, or the interface of an object that is known by no other. */
export type ObjectType = GraphQLObjectType | GraphQLInterfaceType

/** CollectFields of the specification, section 6.3.2: the fields of an object of `type`, by response name, in order. */
export const collectFields = (
  selecting: Selecting,
  type: ObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> => {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const add = (node: SelectionNode): void => {
    if (!isIncluded(node, selecting)) return
    if (node.kind === Kind.FIELD) {
      const name = node.alias?.value ?? node.name.value
      const nodes = fields.get(name)
      if (nodes) nodes.push(node)
      else fields.set(name, [node])
      return
    }
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (spread.has(node.name.value)) return
      spread.add(node.name.value)
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? selecting.fragments.get(node.name.value) : node
    if (fragment && applies(fragment.typeCondition?.name.value, type, selecting.schema))
      fragment.selectionSet.selections.forEach(add)
  }
  for (const set of sets) set.selections.forEach(add)
  return fields
}

const isIncluded = (node: SelectionNode, { conditions }: Selecting) => {
  if (!node.directives?.length) return true
  return (
    getDirectiveValues(GraphQLSkipDirective, node, conditions)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, conditions)?.['if'] !== false
  )
}

/** Whether an object can be written without knowing which of its interface's types it is of. */
export const needsNoType = (
  selecting: Selecting,
  type: GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
): boolean =>
  sets.every(({ selections }) =>
    selections.every((node) => {
      if (!isIncluded(node, selecting)) return true
      if (node.kind === Kind.FIELD) return node.name.value !== '__typename'
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? selecting.fragments.get(node.name.value) : node
      if (!fragment) return true
      const always = applies(fragment.typeCondition?.name.value, type, selecting.schema)
      return always
        ? needsNoType(selecting, type, [fragment.selectionSet])
        : asksNothing(selecting, fragment.selectionSet)
    }),
  )

/** Everything in it is skipped: the plan then has no reason to find out the type either. */
const asksNothing = (selecting: Selecting, { selections }: SelectionSetNode): boolean =>
  selections.every((node) => {
    if (!isIncluded(node, selecting)) return true
    if (node.kind === Kind.FIELD) return false
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? selecting.fragments.get(node.name.value) : node
    return !fragment || asksNothing(selecting, fragment.selectionSet)
  })

const applies = (condition: string | undefined, type: ObjectType, schema: GraphQLSchema) => {
  if (condition === undefined || condition === type.name) return true
  const wanted = schema.getType(condition)
  return isAbstractType(wanted) && schema.isSubType(wanted, type)
}
