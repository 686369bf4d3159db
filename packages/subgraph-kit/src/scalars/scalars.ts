import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import type { ValueNode } from 'graphql'
import { scalarFormats } from './formats.ts'
import type { ScalarFormat, ScalarName } from './formats.ts'

/** A value in the one spelling that we keep, or what is wrong and what to send instead. */
export type ScalarReading = { ok: true; value: string } | { ok: false; problem: string; hint: string }

/** Reads `text` as one of our scalars: codes come out in capitals, telephone numbers as E.164. */
export const readScalar = (name: ScalarName, text: string): ScalarReading => {
  const format = scalarFormats[name]
  const value = valueOf(format, text)
  return value === undefined
    ? { ok: false, problem: `is not ${format.noun}`, hint: `Send ${format.hint}.` }
    : { ok: true, value }
}

const valueOf = ({ maxLength, read }: ScalarFormat, text: string) =>
  text.length <= maxLength && text.isWellFormed() ? read(text) : undefined

/**
 * Text in, text out. `strict` refuses malformed input while it is coerced, as a query's BAD_USER_INPUT.
 * `deferred` lets it through for a service whose mutations answer malformed input as UserErrors: that service reads
 * every input itself, with `scalarField`.
 */
export const scalarResolvers = (mode: 'strict' | 'deferred'): Record<string, GraphQLScalarType> =>
  Object.fromEntries(
    Object.entries(scalarFormats).map(([name, format]) => [name, textScalar(name, format, mode)]),
  )

const textScalar = (name: string, format: ScalarFormat, mode: 'strict' | 'deferred') => {
  const parse = (value: unknown, node?: ValueNode) => {
    const read = typeof value !== 'string' || mode === 'deferred' ? value : valueOf(format, value)
    if (typeof read === 'string') return read
    // The value is not repeated: it may be long, or personal.
    throw new GraphQLError(`The value is not ${format.noun}.`, {
      // Where a literal stands: graphql-js passes a GraphQLError on as it is.
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT', hint: `Send ${format.hint}.` },
    })
  }
  return new GraphQLScalarType({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  })
}
