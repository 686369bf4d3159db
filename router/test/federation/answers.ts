import { Kind, parse } from 'graphql'
import type { FieldNode, GraphQLError } from 'graphql'
import type { Answered, Seen } from './fixture.ts'

/** What a client should get, and what that may take. */
interface Expected {
  /** Compared with the order of its fields. */
  readonly data: unknown
  /** All of them, in any order; none where absent. */
  readonly errors?: readonly ExpectedError[]
  /** Requests for each subgraph; the others must get none. */
  readonly fetches?: Readonly<Record<string, number>>
  /** Representations sent to each subgraph; the others must get none. */
  readonly representations?: Readonly<Record<string, number>>
}

interface ExpectedError {
  readonly path?: readonly (string | number)[]
  /** Of a subgraph's own error; how the router words its own is not a matter here. */
  readonly message?: string
  /** These, among others. */
  readonly extensions?: Readonly<Record<string, unknown>>
}

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the way @types/jest is extended
  namespace jest {
    interface Matchers<R> {
      toAnswer(expected: Expected): R
    }
  }
}

expect.extend({
  toAnswer(received: Answered, expected: Expected) {
    const { errors = [], fetches, representations } = expected
    const wanted = {
      data: written(expected.data),
      errors: errors.map((error) => ({ message: expect.any(String), ...error })).toSorted(byPath),
      ...(fetches && { fetches }),
      ...(representations && { representations }),
    }
    const actual = {
      data: written(received.data),
      errors: shortened(received.errors, wanted.errors),
      ...(fetches && { fetches: countedBySubgraph(received.seen, () => 1) }),
      ...(representations && {
        representations: countedBySubgraph(received.seen, (request) => representationsIn(request).length),
      }),
    }
    const pass = this.equals(actual, wanted)
    const asked = received.seen.map(({ subgraph, query }) => `${subgraph} <- ${query}`).join('\n')
    return { pass, message: () => `${this.utils.diff(wanted, actual) ?? 'as it should not be'}\n\n${asked}` }
  },
})

/** Lines of text, because objects compare equal whatever the order of their fields, and JSON knows no `undefined`. */
const written = (data: unknown) => (JSON.stringify(data, null, 1) ?? 'absent').split('\n')

const byPath = (a: ExpectedError, b: ExpectedError) => sortKey(a).localeCompare(sortKey(b))
const sortKey = ({ path, message }: ExpectedError) =>
  JSON.stringify([path, typeof message === 'string' ? message : ''])

/** Of every error what was spoken about: its path, its message, and the extensions that are expected. */
const shortened = (errors: readonly GraphQLError[], wanted: readonly ExpectedError[]) =>
  errors
    .map(({ path, message, extensions }) => ({ ...(path && { path }), message, extensions }))
    .toSorted(byPath)
    .map(({ extensions, ...error }, at) => {
      const names = Object.keys(wanted[at]?.extensions ?? {})
      return names.length === 0
        ? error
        : { ...error, extensions: Object.fromEntries(names.map((name) => [name, extensions[name]])) }
    })

const countedBySubgraph = (seen: readonly Seen[], count: (request: Seen) => number) => {
  const counts: Record<string, number> = {}
  for (const request of seen) {
    const found = count(request)
    if (found > 0) counts[request.subgraph] = (counts[request.subgraph] ?? 0) + found
  }
  return counts
}

/** What a subgraph was asked to resolve, over all its requests. */
export const representationsFor = ({ seen }: Answered, subgraph: string) =>
  seen.filter((request) => request.subgraph === subgraph).flatMap(representationsIn)

const representationsIn = ({ query, variables }: Seen) =>
  parse(query)
    .definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : [],
    )
    .filter((node): node is FieldNode => node.kind === Kind.FIELD && node.name.value === '_entities')
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ value }) =>
      value.kind === Kind.VARIABLE ? (variables[value.name.value] as Record<string, unknown>[]) : [],
    )
