import {
  type DocumentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  execute,
  visit as visitNodes,
} from 'graphql'
import { type Answers, answer } from './case.ts'

export interface Completed {
  readonly data: string
  /** Where a null may not be, or an object's type is not known: as JSON. */
  readonly nullPaths: readonly string[]
}

const typeAlias = 'type__'

/**
 * What stock gathered, completed and ordered as the specification says: by the type each object has, rather than by the
 * type its field promises. It is asked again with the name of every object's type.
 */
export const stockCompletedBySpecification = async ({ bench, asked }: Answers): Promise<Completed> => {
  const document = withTypes(asked.document)
  const { stock } = await answer(bench, { ...asked, document })
  const raw = JSON.parse(stock.data ?? 'null') as Json
  if (raw === null) return { data: 'null', nullPaths: [] }
  const { data, errors = [] } = await execute({
    schema: bench.schema,
    document,
    rootValue: raw,
    variableValues: asked.variables,
    typeResolver: (value) => (value as Record<string, string>)[typeAlias],
    fieldResolver: (source: Record<string, unknown>, _args, _context, info) => source[info.path.key],
  })
  return {
    data: JSON.stringify(values(data as Json, raw)),
    nullPaths: errors.map(({ path }) => JSON.stringify(path)),
  }
}

type Json = Record<string, unknown> | readonly unknown[] | string | number | boolean | null

const withTypes = (document: DocumentNode): DocumentNode =>
  visitNodes(document, {
    SelectionSet: {
      leave: (node, _key, parent): SelectionSetNode | undefined =>
        (parent as { kind?: string }).kind === Kind.OPERATION_DEFINITION
          ? undefined
          : { ...node, selections: [...node.selections, typeSelection] },
    },
  })

const typeSelection: SelectionNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  alias: { kind: Kind.NAME, value: typeAlias },
}

/** The shape of one with the leaves of the other, which no scalar has rewritten. */
const values = (shape: Json, raw: Json): Json => {
  if (shape === null || typeof shape !== 'object' || typeof raw !== 'object' || raw === null)
    return shape === null ? null : raw
  if (Array.isArray(shape)) return shape.map((item: Json, n) => values(item, (raw as Json[])[n] ?? null))
  const fields = Object.entries(shape).filter(([name]) => name !== typeAlias)
  return Object.fromEntries(
    fields.map(([name, item]) => [name, values(item as Json, (raw as Record<string, Json>)[name] ?? null)]),
  )
}
