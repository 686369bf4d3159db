import {
  type DocumentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  execute,
  visit as visitNodes,
} from 'graphql'
import { type Answers, answer } from './case.ts'

const typeAlias = 'type__'

/**
 * What stock gathered, completed and ordered as the specification says: by the type each object has, rather than by the
 * type its field promises. It is asked again with the name of every object's type.
 */
export const stockCompletedBySpecification = async ({ bench, asked }: Answers): Promise<string> => {
  const { stock } = await answer(bench, { ...asked, document: withTypes(asked.document) })
  const raw: unknown = JSON.parse(stock.data ?? 'null')
  if (raw === null) return 'null'
  const { data } = await execute({
    schema: bench.schema,
    document: asked.document,
    rootValue: raw,
    variableValues: asked.variables,
    typeResolver: (value) => (value as Record<string, string>)[typeAlias],
    fieldResolver: (source: Record<string, unknown>, _args, _context, info) => source[info.path.key],
  })
  return JSON.stringify(data)
}

const withTypes = (document: DocumentNode): DocumentNode =>
  visitNodes(document, {
    SelectionSet: {
      leave: (node, _key, parent): SelectionSetNode | undefined =>
        (parent as { kind?: string }).kind === Kind.OPERATION_DEFINITION
          ? undefined
          : { ...node, selections: [...node.selections, ...typeSelections] },
    },
  })

/** Stock needs the one under its own name to know which fragments apply. */
const typeSelections: readonly SelectionNode[] = [undefined, typeAlias].map((alias) => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  ...(alias ? { alias: { kind: Kind.NAME, value: alias } } : {}),
}))
