import { type GraphQLOutputType, isEnumType, isLeafType, isNonNullType, isSpecifiedScalarType } from 'graphql'
import { type Writer, within } from './completion.ts'
import { quote } from './quote.ts'
import { enumTexts } from './writers.ts'

/** One field of an object, in the order of the answer. */
export interface FieldCode {
  /** The response name. */
  readonly name: string
  /** The name of its data. */
  readonly dataName: string
  /** How its text comes about: it is always the same, asked of the completion, or of the value. */
  readonly from: { fixed: string } | { introspection: true } | { type: GraphQLOutputType; write: Writer }
}

/**
 * The writer of an object as a function of its own, compiled from source text: every field is read at a place of its own,
 * which V8 specialises for the objects that come by there. What fits the schema is written on the spot; anything
 * else goes to the field's writer, which knows what to do with it.
 */
export const compileObject = (fields: readonly FieldCode[]): Writer => {
  const known = new Known()
  const statements = fields.map((field, index) => fieldCode(field, index === 0 ? '{' : ',', known))
  const source = [
    '"use strict"',
    'return (o, c) => {',
    "let s = '', v, t, n",
    ...statements,
    `return s + ${fields.length === 0 ? "'{}'" : "'}'"}`,
    '}',
  ].join('\n')
  // The text holds nothing of a client's but response names, and those as JSON strings.
  // oxlint-disable-next-line no-new-func, no-implied-eval, typescript/no-implied-eval
  const make = new Function('quote', 'within', 'own', ...known.names, source) as (
    ...known: unknown[]
  ) => Writer
  return make(quote, within, own, ...known.values)
}

/** What generated code refers to by name. */
class Known {
  readonly names: string[] = []
  readonly values: unknown[] = []

  name(value: unknown) {
    const name = `k${this.names.length}`
    this.names.push(name)
    this.values.push(value)
    return name
  }
}

const own = (object: object, name: string): unknown =>
  Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined

const fieldCode = ({ name, dataName, from }: FieldCode, separator: string, known: Known): string => {
  const key = JSON.stringify(name)
  const lead = JSON.stringify(`${separator}${key}:`)
  if ('fixed' in from) return `s += ${JSON.stringify(`${separator}${key}:${from.fixed}`)}`
  if ('introspection' in from) return `s += ${lead} + c.introspected(${key})`
  const source = JSON.stringify(dataName)
  const read = dataName in Object.prototype ? `own(o, ${source})` : `o[${source}]`
  const write = known.name(from.write)
  const slow = [
    'n = c.misfits.length',
    `t = ${write}(v, c)`,
    `if (c.misfits.length !== n) within(c, n, ${key})`,
    'if (t === undefined) return undefined',
  ].join('; ')
  const [test, text] = fastCode(from.type, known)
  if (test === '') return `v = ${read}; ${slow}; s += ${lead} + t`
  return `v = ${read}; if (${test}) t = ${text}; else { ${slow} } s += ${lead} + t`
}

/** A test that tells values that need no more thought, and their text. */
const fastCode = (type: GraphQLOutputType, known: Known): readonly [test: string, text: string] => {
  const named = isNonNullType(type) ? type.ofType : type
  if (!isLeafType(named)) return ['', '']
  if (isEnumType(named))
    return [`(t = ${known.name(enumTexts(named.getValues()))}.get(v)) !== undefined`, 't']
  if (!isSpecifiedScalarType(named)) return ['', '']
  return fastScalars[named.name] ?? ['', '']
}

const fastScalars: Record<string, readonly [test: string, text: string]> = {
  ID: ["typeof v === 'string'", 'quote(v)'],
  String: ["typeof v === 'string'", 'quote(v)'],
  Int: ['(v | 0) === v', 'v'],
  Float: ["typeof v === 'number' && v - v === 0", 'v'],
  Boolean: ["typeof v === 'boolean'", 'v'],
}
