import { type OperationDefinitionNode, buildSchema, parse } from 'graphql'
import {
  boundedText,
  coerceVariables,
  exceededJsonLimit,
  shownValue,
  withoutDefaultedNulls,
} from '../src/index.ts'

const schema = buildSchema(`
  type Query { search(where: Where!, first: Int! = 10, kinds: [Kind!] = [INN], note: String): String }
  enum Kind { INN RESORT }
  input Where { city: String!, stays: [Stay!], stars: Int! = 3 }
  input Stay { nights: Int!, kind: Kind }
`)
const operationOf = (source: string) => {
  const document = parse(source)
  const operation = document.definitions[0] as OperationDefinitionNode
  return { schema, document, operation, declared: operation.variableDefinitions ?? [] }
}
const search = operationOf('query ($w: Where!, $first: Int) { search(where: $w, first: $first) }')
const errorsOf = (sent: Record<string, unknown>) => {
  const result = coerceVariables(search, sent)
  return 'errors' in result ? result.errors : []
}

describe('variables', () => {
  it('are coerced, with defaults', () => {
    expect(coerceVariables(search, { w: { city: 'Rome', stays: { nights: 2 } } })).toEqual({
      coerced: { w: { city: 'Rome', stays: [{ nights: 2 }], stars: 3 } },
    })
  })

  it.each([
    [{ w: { city: 'Rome', stays: [{ nights: 1 }, { nights: 'x' }] } }, 'where.stays.1.nights'],
    [{ w: null }, 'where'],
    [{}, 'where'],
    [{ w: { city: 'Rome' }, first: 1.5 }, 'first'],
    [{ w: { city: 'Rome', stays: [{ nights: 1, kind: 'CASTLE' }] } }, 'where.stays.0.kind'],
  ])('that do not fit are named by their path in the arguments: %j', (sent, field) => {
    expect(errorsOf(sent).map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', field, hint: expect.stringContaining('Send') },
    ])
  })

  it('suggest no names of the schema', () => {
    const [unknown, member] = errorsOf({
      w: { cities: 'Rome', city: 'x', stays: [{ nights: 1, kind: 'IN' }] },
    })
    expect(String(unknown?.message) + String(member?.message)).not.toContain('Did you mean')
  })

  it('have at most five errors of 500 characters each', () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 900 }, (_, index) => [`${'x'.repeat(900)}${index}`, 1]),
    )
    const errors = errorsOf({ w: { city: 'Rome', ...unknown } })
    expect(errors).toHaveLength(5)
    expect(Math.max(...errors.map(({ message }) => message.length))).toBeLessThanOrEqual(500)
  })
})

describe('a null variable', () => {
  it('counts as absent where what it is given to has a default', () => {
    const operation = operationOf(
      'query ($w: Where!, $first: Int, $kinds: [Kind!]) { search(where: $w, first: $first, kinds: $kinds) }',
    )
    expect(withoutDefaultedNulls(operation, { w: 1, first: null, kinds: null })).toEqual({ w: 1 })
  })

  it('counts as absent in a field of an input object that has a default', () => {
    const operation = operationOf('query ($stars: Int) { search(where: { city: "Rome", stars: $stars }) }')
    expect(withoutDefaultedNulls(operation, { stars: null })).toEqual({})
  })

  it('stays where it is given to something without a default, also inside a fragment', () => {
    const operation = operationOf(
      'query ($n: String) { search(where: { city: "Rome" }, note: $n) ...More } fragment More on Query { other: search(where: { city: "Rome" }, note: $n) }',
    )
    expect(withoutDefaultedNulls(operation, { n: null })).toEqual({ n: null })
  })
})

describe('a JSON text', () => {
  const limits = { values: 10, depth: 3 }
  it.each([
    ['[1,2,3,4,5,6,7,8,9,10]', undefined],
    ['[1,2,3,4,5,6,7,8,9,10,11]', 'values'],
    ['[[[1]]]', undefined],
    ['[[[[1]]]]', 'depth'],
    [JSON.stringify([',,,,,,,,,,,,', '[[[[[', '\\",,,,,,,,,,,,,"']), undefined],
    ['"not ended,,,,,,,,,,,,,,', undefined],
    [`[${'{},'.repeat(10)}{}]`, 'values'],
  ])('%s exceeds the limit of %s', (text, limit) => {
    expect(exceededJsonLimit(text, limits)?.limit).toBe(limit)
  })
})

describe('texts of errors', () => {
  it('are cut between characters', () => {
    expect(boundedText('🧳'.repeat(10), 6)).toBe('🧳🧳\ufffd…')
    expect(boundedText('short', 6)).toBe('short')
  })

  it('show values as graphql-js does, a little of each', () => {
    expect(shownValue({ a: [1, 'x', null], b: { c: { d: 1 } } })).toBe(
      '{ a: [1, "x", null], b: { c: [Object] } }',
    )
    expect(shownValue(Array(50).fill('y'.repeat(1_000_000))).length).toBeLessThan(1_000)
  })
})
