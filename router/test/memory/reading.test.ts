import fc from 'fast-check'
import { typeAt, unknownType } from '../../src/execution/memory/layout.ts'
import { readingMemory } from './values.ts'

const names = ['id', 'name', 'price', 'żółw', 'x"y', 'constructor', '__proto__', ...'abcdefgh']
const runs = 2_000

/** JSON values whose objects have none but the names. */
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, true, false, '', 0, -0.5, 1e21, 1e-7),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 8 }).map(Object.fromEntries),
  ),
}))

const anyObject = fc
  .array(fc.tuple(fc.constantFrom(...names), anyValue), { maxLength: 8 })
  .map(Object.fromEntries)

/** The same JSON with space between its parts, as anybody may write it. */
const written = (value: unknown, space: string) =>
  JSON.stringify(value, null, space === '' ? undefined : 2).replaceAll('\n', space || '\n')

const isObjectJson = (text: string) => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

const isTaken = (read: () => unknown) => {
  try {
    return read() !== undefined
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

it('gives back every value that JSON has', () => {
  const { memory, read, objectAt } = readingMemory(names)
  fc.assert(
    fc.property(anyObject, fc.constantFrom('', '\n', '\r\n\t '), (value, space) => {
      memory.reset()
      expect(JSON.stringify(objectAt(read(written(value, space))))).toBe(JSON.stringify(value))
    }),
    { numRuns: runs },
  )
})

it('takes for JSON what JSON.parse takes for it, and nothing else', () => {
  const { memory, read } = readingMemory(names)
  const odd = fc.constantFrom(
    ...'"\\{}[],:0-1.eE+tfnu/ \u0000\u001f\n',
    'nul',
    '\\u12',
    '\\ud800',
    '01',
    '1.',
    '{"a":',
  )
  fc.assert(
    fc.property(anyObject, fc.nat(), fc.nat(3), odd, (value, place, cut, insert) => {
      const text = JSON.stringify(value)
      const at = place % (text.length + 1)
      const spoilt = text.slice(0, at) + insert + text.slice(at + cut)
      memory.reset()
      expect(isTaken(() => read(spoilt))).toBe(isObjectJson(spoilt.toWellFormed()))
    }),
    { numRuns: runs * 3 },
  )
})

it.each([
  ['a truncated text', '{"a":[1,2'],
  ['a list', '[1]'],
  ['nothing', ''],
  ['lists without end', '{"a":'.concat('['.repeat(100_000))],
  ['more than one value', '{} {}'],
])('refuses %s', (_, text) => {
  expect(() => readingMemory(names).read(text)).toThrow(SyntaxError)
})

it('leaves out fields whose name nobody looks for, whatever is in them', () => {
  const { read, objectAt } = readingMemory(['a'])
  const text = '{"b":{"a":[{"b":1}]},"a":1,"ab":2,"":3}'
  expect(objectAt(read(text))).toEqual({ a: 1 })
})

it('knows names however they are escaped', () => {
  const { read, objectAt } = readingMemory(['name', 'x"y'])
  expect(objectAt(read('{"n\\u0061me":1,"x\\"y":2}'))).toEqual({ name: 1, 'x"y': 2 })
})

it('reads types as numbers, and tells those that the schema does not have', () => {
  const { memory, vocabulary, read } = readingMemory([], ['Hotel', 'Room'])
  const typeIn = (text: string) => memory.cells[read(text) + typeAt]
  expect(typeIn('{"__typename":"Room"}')).toBe(vocabulary.types.numberOf('Room'))
  expect(typeIn('{"__typename":"Castle"}')).toBe(unknownType)
  expect(typeIn('{"__typename":7}')).toBe(unknownType)
  expect(typeIn('{}')).toBe(0)
})

it('replaces bytes that are no UTF-8, and passes over a byte order mark', () => {
  const { read, objectAt } = readingMemory(['a'])
  const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe9, 0x20]), Buffer.from('"}')])
  expect(objectAt(read(bytes))).toEqual({ a: '\u{fffd} ' })
  expect(objectAt(read('\u{feff}{"a":1}'))).toEqual({ a: 1 })
})
