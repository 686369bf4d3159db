import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  executeSync,
} from 'graphql'

export const isIntrospection = (name: string) => name === '__schema' || name === '__type'

/** What an operation asks about the schema itself: its `__schema` and `__type` fields. */
export interface SchemaQuestions {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly fields: readonly FieldNode[]
}

/** The JSON of each such field, by response name; graphql-js answers them. */
export const introspect = (
  { schema, operation, fragments, fields }: SchemaQuestions,
  variableValues: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> => {
  if (fields.length === 0) return none
  const selectionSet = { kind: Kind.SELECTION_SET, selections: fields } as const
  const definitions = [{ ...operation, selectionSet }, ...fragments.values()]
  const { data } = executeSync({ schema, document: { kind: Kind.DOCUMENT, definitions }, variableValues })
  return new Map(Object.entries(data ?? {}).map(([name, value]) => [name, JSON.stringify(value)]))
}

const none: ReadonlyMap<string, string> = new Map()
