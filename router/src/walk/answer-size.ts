import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { ListSize, ListSizes } from './list-sizes.ts'

type Variables = Readonly<Record<string, unknown>>

/** How many values the answer to an operation may hold: its fields, each as often as the lists around it are long. */
export type AnswerSize = (variables: Variables) => number

interface AnswerSizeOptions {
  schema: GraphQLSchema
  listSizes: ListSizes
}

/** Of each operation of a valid document whose fragments, written out, are within the limits. */
export const answerSizes = (
  document: DocumentNode,
  options: AnswerSizeOptions,
): ReadonlyMap<OperationDefinitionNode, AnswerSize> => {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  return new Map(
    document.definitions.flatMap((node): [OperationDefinitionNode, AnswerSize][] => {
      if (node.kind !== Kind.OPERATION_DEFINITION) return []
      const root = options.schema.getRootType(node.operation)
      const counting = { ...options, fragments, defaults: defaultsOf(node) }
      const count = root ? countSet(node.selectionSet, { type: root }, counting) : nothing
      return [[node, (variables) => evaluate(count, variables)]]
    }),
  )
}

/** What is known beforehand, and what lists of a size that is known with the variables add to it. */
interface Count {
  fixed: number
  lists: { size: AnswerSize; each: Count }[]
}

const nothing: Count = { fixed: 0, lists: [] }

const evaluate = ({ fixed, lists }: Count, variables: Variables): number =>
  lists.reduce((total, { size, each }) => total + size(variables) * evaluate(each, variables), fixed)

interface Counting extends AnswerSizeOptions {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  defaults: Variables
}

/** Where a selection set is: in what type, and which of its fields are lists of what size. */
interface Parent {
  type: GraphQLNamedType | undefined
  sized?: { fields: readonly string[]; size: AnswerSize }
}

const countSet = ({ selections }: SelectionSetNode, parent: Parent, counting: Counting): Count =>
  selections.map((node) => countSelection(node, parent, counting)).reduce(sum, nothing)

const sum = (one: Count, other: Count): Count => ({
  fixed: one.fixed + other.fixed,
  lists: other.lists.length > 0 ? [...one.lists, ...other.lists] : one.lists,
})

const countSelection = (node: SelectionNode, parent: Parent, counting: Counting): Count => {
  if (node.kind === Kind.FIELD) return countField(node, parent, counting)
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : counting.fragments.get(node.name.value)
  if (!fragment) return nothing
  const { typeCondition, selectionSet } = fragment
  const type = typeCondition ? counting.schema.getType(typeCondition.name.value) : parent.type
  return countSet(selectionSet, { ...parent, type }, counting)
}

const countField = (node: FieldNode, { type, sized }: Parent, counting: Counting): Count => {
  const name = node.name.value
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  if (!field || !type) return { fixed: 1, lists: [] } // the schema about itself
  const list = counting.listSizes.get(`${type.name}.${name}`)
  const size = list && sizeOf(node, { field, list, defaults: counting.defaults })
  const within: Parent = { type: getNamedType(field.type) }
  if (list && size && list.sizedFields.length > 0) within.sized = { fields: list.sizedFields, size }
  const below = node.selectionSet ? countSet(node.selectionSet, within, counting) : nothing
  const each = { fixed: below.fixed + 1, lists: below.lists }
  const own = size && list?.sizedFields.length === 0 ? size : undefined
  const times = own ?? (sized?.fields.includes(name) ? sized.size : undefined)
  return times ? { fixed: 0, lists: [{ size: times, each }] } : each
}

interface Sliced {
  field: GraphQLField<unknown, unknown>
  list: ListSize
  defaults: Variables
}

/** The largest that any slicing argument says. */
const sizeOf = (node: FieldNode, { field, list, defaults }: Sliced): AnswerSize => {
  const slices = list.slicingArguments.map((name) => ({
    given: node.arguments?.find((argument) => argument.name.value === name)?.value,
    fallback: asSize(field.args.find((argument) => argument.name === name)?.defaultValue),
  }))
  return (variables) => {
    const sizes = slices.flatMap(
      ({ given, fallback }) => (given && givenSize(given, variables, defaults)) ?? fallback ?? [],
    )
    return sizes.length > 0 ? Math.max(...sizes) : (list.assumedSize ?? 1)
  }
}

const givenSize = (given: ValueNode, variables: Variables, defaults: Variables) => {
  if (given.kind !== Kind.VARIABLE) return asSize(literal(given))
  const { value: name } = given.name
  return asSize(variables[name] ?? defaults[name])
}

/** A value that is not a size is refused later, when it is coerced. */
const asSize = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : undefined)

const literal = (node: ValueNode) => (node.kind === Kind.INT ? Number(node.value) : undefined)

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && literal(defaultValue),
    ]),
  )
