import { getIntrospectionQuery } from 'graphql'
import { ask, startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
  await ask(house, '{ hello }')
  house.travel.seen.length = 0
})
afterAll(() => house[Symbol.asyncDispose]())

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')
const doubling = (levels: number) =>
  `{ ...f0 } ${times(levels, (i) => `fragment f${i} on Query { ${i + 1 < levels ? `...f${i + 1} ...f${i + 1}` : 'hello'} }`)}`

const over: [limit: string, document: string, numbers: { value: number; maximum: number }][] = [
  ['tokens', `{ ${'hello '.repeat(15_000)} }`, { value: 15_001, maximum: 15_000 }],
  ['nesting', `{ hello(name: ${'['.repeat(100)}${']'.repeat(100)}) }`, { value: 102, maximum: 64 }],
  [
    'fragments',
    `{ ...f0 } ${times(101, (i) => `fragment f${i} on Query { hello }`)}`,
    { value: 101, maximum: 100 },
  ],
  ['repeatedFields', `{ ${'hello '.repeat(102)} }`, { value: 101, maximum: 100 }],
  ['selections', doubling(30), { value: 2 ** 29, maximum: 5_000 }],
  ['selections', doubling(60), { value: Number.MAX_SAFE_INTEGER, maximum: 5_000 }],
  ['depth', `{ ${'stay { '.repeat(15)} id ${'}'.repeat(15)} }`, { value: 16, maximum: 15 }],
  ['aliases', `{ stay { ${times(31, (i) => `a${i}: id`)} } }`, { value: 31, maximum: 30 }],
  [
    'rootFields',
    `{ ${times(7, (i) => `a${i}: hello b${i}: stay { id } c${i}: trip { id }`)} }`,
    { value: 21, maximum: 20 },
  ],
]

/** The best of a few, because the machine that runs this does other things too. */
const timed = async (document: string) => {
  const started = performance.now()
  const answer = await ask(house, document)
  return { answer, ms: performance.now() - started }
}

it.each(over)(
  'refuses a document over the limit of %s in time, naming value and maximum',
  async (limit, document, { value, maximum }) => {
    const tries = [await timed(document), await timed(document), await timed(document)]
    expect(Math.min(...tries.map(({ ms }) => ms))).toBeLessThan(50)
    const { status, body } = tries[0]!.answer
    expect(status).toBe(400)
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit, value, maximum })
    expect(body.errors?.[0]?.message).toContain(maximum.toLocaleString('en'))
    expect(house.travel.seen).toEqual([])
  },
)

const nodes = '{ nodes { id city price } }'
const spread = (argument: string) => `{ catalogue${argument} { ...c } } fragment c on Catalogue ${nodes}`

it.each<[string, string, object, number]>([
  ['a literal', `{ catalogue(first: 7000) ${nodes} }`, {}, 28_001],
  ['fragments', spread('(first: 7000)'), {}, 28_001],
  ['a variable', `query ($n: Int!) ${spread('(first: $n)')}`, { n: 8_000 }, 32_001],
  ["a variable's default", `query ($n: Int! = 7000) ${spread('(first: $n)')}`, {}, 28_001],
  ['aliases', `{ ${times(20, (i) => `a${i}: catalogue(first: 400) ${nodes}`)} }`, {}, 32_020],
  ['an endless list', `query ($n: Int!) ${spread('(first: $n)')}`, { n: 2_147_483_647 }, 8_589_934_589],
])(
  'refuses an answer of too many values before anybody is asked: %s',
  async (_, document, variables, value) => {
    const { status, body } = await ask(house, document, { variables })
    expect(status).toBe(400)
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'answerValues',
      value,
      maximum: 25_000,
    })
    expect(house.travel.seen).toEqual([])
  },
)

it.each([
  ['the default of an argument', spread(''), {}],
  ['a variable', `query ($n: Int!) ${spread('(first: $n)')}`, { n: 100 }],
  [
    'a default of a variable',
    `query ($n: Int = 7) { catalogue(first: $n) { nodes { id } } }`,
    { n: undefined },
  ],
  ['an assumed size', '{ hundred { id city price } }', {}],
])('admits an answer of many values: %s', async (_, document, variables) => {
  const { status, body } = await ask(house, document, { variables })
  expect(body.errors).toBeUndefined()
  expect(status).toBe(200)
  house.travel.seen.length = 0
})

it('shows few places of a name that is there a thousand times', async () => {
  const { body } = await ask(house, `{ hello(${times(1_000, () => 'name: "x"')}) }`)
  expect(JSON.stringify(body).length).toBeLessThan(1_000)
})

it('counts each operation of a document on its own', async () => {
  const operations = times(10, (i) => `query Q${i} { ${times(10, (j) => `a${j}: hello`)} }`)
  const { status } = await ask(house, operations, { operationName: 'Q3' })
  expect(status).toBe(200)
})

it('admits the introspection query of every tool', async () => {
  const query = getIntrospectionQuery({
    inputValueDeprecation: true,
    oneOf: true,
    specifiedByUrl: true,
    schemaDescription: true,
  })
  const { status, body } = await ask(house, query)
  expect(status).toBe(200)
  expect(body.errors).toBeUndefined()
})

it('takes other limits where they are configured', async () => {
  await using strict = await startHouse({ limits: { depth: 1 } })
  const { body } = await ask(strict, '{ stay { id } }')
  expect(body.errors?.[0]?.extensions).toMatchObject({ limit: 'depth', value: 2, maximum: 1 })
})
