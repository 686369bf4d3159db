import { areEqualObjects } from '../../src/execution/memory/equality.ts'
import { copyObject, lendObject, mergeObjects } from '../../src/execution/memory/merge.ts'
import { readingMemory } from './values.ts'

const setUp = () => {
  const reading = readingMemory('abcdexy')
  const merged = (target: string, ...added: string[]) => {
    const node = reading.read(target)
    for (const text of added) mergeObjects(reading.memory, node, reading.read(text))
    return reading.objectAt(node)
  }
  return { ...reading, merged }
}

it.each([
  ['adds fields', '{"a":1}', '{"b":2}', { a: 1, b: 2 }],
  ['replaces values', '{"a":1,"b":[1]}', '{"a":2,"b":[2]}', { a: 2, b: [2] }],
  ['merges objects in objects', '{"a":{"x":1}}', '{"a":{"y":2}}', { a: { x: 1, y: 2 } }],
  [
    'merges lists of objects entry by entry',
    '{"a":[{"x":1},null]}',
    '{"a":[{"y":2},{"y":3}]}',
    { a: [{ x: 1, y: 2 }, { y: 3 }] },
  ],
  [
    'keeps an object from another’s null',
    '{"a":{"x":1},"b":1}',
    '{"a":null,"b":null}',
    { a: { x: 1 }, b: null },
  ],
  [
    'keeps entries that only one has',
    '{"a":[{"x":1}]}',
    '{"a":[{"y":2},{"y":3}]}',
    { a: [{ x: 1, y: 2 }, { y: 3 }] },
  ],
])('%s', (_, target, added, expected) => {
  expect(setUp().merged(target, added)).toEqual(expected)
})

it('merges one answer after another', () => {
  expect(setUp().merged('{"a":{"x":1}}', '{"b":1}', '{"a":{"y":2},"b":2}', '{"c":[]}')).toEqual({
    a: { x: 1, y: 2 },
    b: 2,
    c: [],
  })
})

describe.each([
  ['a copy', copyObject],
  ['a loan', lendObject],
])('%s of an answer', (_, again) => {
  it('is not touched by what becomes of the other', () => {
    const { memory, read, objectAt } = setUp()
    const [one, other] = [read('{"a":1,"x":0}'), read('{"a":2}')]
    const answer = read('{"b":{"x":1},"c":[{"x":1}]}')
    mergeObjects(memory, other, again(memory, answer))
    mergeObjects(memory, one, answer)
    mergeObjects(memory, one, read('{"b":{"y":"one"},"c":[{"y":"one"}],"x":9}'))
    mergeObjects(memory, other, read('{"b":{"y":"other"}}'))
    expect(objectAt(one)).toEqual({ a: 1, x: 9, b: { x: 1, y: 'one' }, c: [{ x: 1, y: 'one' }] })
    expect(objectAt(other)).toEqual({ a: 2, b: { x: 1, y: 'other' }, c: [{ x: 1 }] })
  })
})

it('tells objects that differ anywhere', () => {
  const { memory, read } = setUp()
  const alike = (one: string, other: string) => areEqualObjects(memory, read(one), read(other))
  expect(alike('{"a":[{"x":"1"}],"b":null}', '{"a":[ {"x":"1"} ],"b":null}')).toBe(true)
  expect(alike('{"a":"1"}', '{"a":1}')).toBe(false)
  expect(alike('{"a":[{"x":"1"}]}', '{"a":[{"x":"2"}]}')).toBe(false)
  expect(alike('{"a":1}', '{"a":1,"b":2}')).toBe(false)
  expect(alike('{"a":[1]}', '{"a":[1,1]}')).toBe(false)
  expect(alike('{"a":{}}', '{"a":[]}')).toBe(false)
})
