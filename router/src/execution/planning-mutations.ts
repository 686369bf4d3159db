import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql'

/** A field at the root of a mutation, under the @skip and @include around it and on it. */
interface Asked {
  /** In the series. */
  readonly place: number
  readonly field: FieldNode
  readonly conditions: readonly DirectiveNode[]
}

/** What is selected in the series from some place on. */
interface Placed {
  readonly place: number
  readonly node: SelectionNode
}

/** Each one doubles what is planned. */
const mostVariables = 4

/**
 * A mutation that is asked for several times under one name is to be done once, where it is first asked for (GraphQL, section
 * 6.3.2). The planner does it once for each set of conditions. So it gets, for each combination of the variables that
 * decide, a field of its own, of which no two are ever asked for.
 * @throws GraphQLError where too many variables decide
 */
export const mutationsOnce = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION || node.operation !== OperationTypeNode.MUTATION) return node
    const asked = askedIn(node.selectionSet.selections, document).map((each, place) => ({ ...each, place }))
    const groups = [...Map.groupBy(asked, ({ field }) => responseName(field)).values()]
    if (!groups.some(isUndecided)) return node
    const placed = groups.flatMap((group) => (isUndecided(group) ? exclusive(group) : group.map(alone)))
    const selections = placed.toSorted((a, b) => a.place - b.place).map(({ node: selection }) => selection)
    return { ...node, selectionSet: { ...node.selectionSet, selections } }
  }),
})

const responseName = ({ alias, name }: FieldNode) => (alias ?? name).value
const isUndecided = (group: readonly Asked[]) =>
  group.length > 1 && group.some(({ conditions }) => conditions.length > 0)

const askedIn = (
  selections: readonly SelectionNode[],
  document: DocumentNode,
  around: readonly DirectiveNode[] = [],
): Omit<Asked, 'place'>[] =>
  selections.flatMap((node) => {
    const conditions = [...around, ...(node.directives ?? [])]
    if (node.kind === Kind.FIELD) return [{ field: node, conditions }]
    const { selectionSet } = node.kind === Kind.INLINE_FRAGMENT ? node : fragment(document, node.name.value)
    return askedIn(selectionSet.selections, document, conditions)
  })

const fragment = (document: DocumentNode, name: string) =>
  document.definitions.find(
    (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
  ) as FragmentDefinitionNode

const alone = ({ place, field, conditions }: Asked): Placed => ({ place, node: under(conditions, field) })

const exclusive = (group: readonly Asked[]): Placed[] => {
  const variables = [...new Set(group.flatMap(({ conditions }) => conditions.map(variableOf)))]
  if (variables.length > mostVariables) throw tooMany(group[0]!.field)
  return Array.from({ length: 2 ** variables.length }, (_, bits) => {
    const isOn = (variable: string) => (bits & (1 << variables.indexOf(variable))) !== 0
    return combination(group, variables, isOn)
  }).flat()
}

/** What is asked for where the variables are such. */
const combination = (
  group: readonly Asked[],
  variables: readonly string[],
  isOn: (variable: string) => boolean,
): Placed[] => {
  const holds = (condition: DirectiveNode) =>
    isOn(variableOf(condition)) === (condition.name.value === 'include')
  const asked = group.filter(({ conditions }) => conditions.every(holds))
  const [first] = asked
  if (!first) return []
  const selections = asked.flatMap(({ field }) => field.selectionSet?.selections ?? [])
  const selectionSet = first.field.selectionSet && { ...first.field.selectionSet, selections }
  const conditions = variables.map((variable) => condition(isOn(variable) ? 'include' : 'skip', variable))
  return [{ place: first.place, node: under(conditions, { ...first.field, selectionSet }) }]
}

/** Literals are settled by now. */
const variableOf = ({ arguments: [given] = [] }: DirectiveNode) =>
  given?.value.kind === Kind.VARIABLE ? given.value.name.value : ''

const condition = (directive: 'include' | 'skip', variable: string): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: directive },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'if' },
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
    },
  ],
})

/** One fragment within the other, since a directive may stand only once at a place. */
const under = (conditions: readonly DirectiveNode[], field: FieldNode): SelectionNode =>
  conditions.reduceRight<SelectionNode>(
    (node, directive) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives: [directive],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
    }),
    { ...field, directives: [] },
  )

const tooMany = ({ name }: FieldNode) =>
  new GraphQLError(`More than ${mostVariables} variables decide whether ${name.value} is done.`, {
    extensions: {
      code: 'LIMIT_EXCEEDED',
      http: { status: 400 },
      limit: 'variables that decide about one mutation',
      maximum: mostVariables,
      hint: 'Ask for it in one place.',
    },
  })
