import { type DocumentNode, Kind, type ValueNode, visit } from 'graphql'

/** The argument by which a query says for how many milliseconds it may wait for news. */
export const waitArgument = 'waitMs'

/** What the queries of a document give to that argument. */
export const waitArguments = (document: DocumentNode): readonly ValueNode[] => {
  const values: ValueNode[] = []
  visit(document, {
    OperationDefinition: ({ operation }) => (operation === 'query' ? undefined : false),
    Argument({ name, value }) {
      if (name.value === waitArgument) values.push(value)
    },
  })
  return values
}

/** Whether an operation may wait. A variable that was not sent may have a default that does. */
export const mayWait = (
  values: readonly ValueNode[],
  variables: Readonly<Record<string, unknown>> = {},
): boolean =>
  values.some((value) => {
    if (value.kind === Kind.INT) return Number(value.value) > 0
    return value.kind === Kind.VARIABLE && variables[value.name.value] !== 0
  })
