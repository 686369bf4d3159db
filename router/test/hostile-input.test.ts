import { blockedWhile, hostileValues } from '@wayfare/test-kit'
import { startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
  await post('{"query":"{ hello }"}')
})
afterAll(() => house[Symbol.asyncDispose]())

const post = async (body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${house.router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const text = await response.text()
  return { status: response.status, text }
}

const operations = {
  'an input object': 'mutation ($s: Note!) { noted(note: $s) }',
  'a list of ids': 'query ($s: [ID!]!, $n: Int!) { byIds(ids: $s) { id } first(count: $n) }',
  'a number': 'query ($s: Int!) { first(count: $s) }',
  'a text': 'query ($s: String!, $n: Int!) { hello(name: $s) first(count: $n) }',
}
const cases = Object.entries(operations).flatMap(([type, query]) =>
  hostileValues.map(([what, json]) => ({
    type,
    what,
    body: `{"query":"${query}","variables":{"s":${json}}}`,
  })),
)

/** The best of a few, because the machine that runs this does other things too. */
const bestBlocked = async (run: () => Promise<unknown>) => {
  let best = Infinity
  for (let attempt = 0; attempt < 8 && best >= 50; attempt += 1)
    best = Math.min(best, await blockedWhile(run))
  return best
}

it.each(cases)('refuses $what for $type without standing still, in a few words', async ({ body }) => {
  const blocked = await bestBlocked(async () => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(answer.text.length).toBeLessThan(5_000)
    const { errors } = JSON.parse(answer.text) as { errors: { extensions: { code: string } }[] }
    expect(errors.length).toBeLessThanOrEqual(5)
    for (const { extensions } of errors) expect(refusals).toContain(extensions.code)
  })
  expect(blocked).toBeLessThan(50)
})

const refusals = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED']

const long = (part: string, characters = 900_000) => part.repeat(Math.ceil(characters / part.length))
const requests: readonly (readonly [what: string, body: string, headers?: Record<string, string>])[] = [
  ['a field name of 900 KB', JSON.stringify({ query: `{ ${long('x')} }` })],
  [
    'a text of 900 KB for a number',
    JSON.stringify({ query: `{ first(count: "${long('Did you mean ')}") }` }),
  ],
  [
    '2,000 unknown fields',
    JSON.stringify({ query: `{ ${Array.from({ length: 2_000 }, (_, i) => `f${i}`).join(' ')} }` }),
  ],
  [
    '2,000 unknown arguments',
    JSON.stringify({ query: `{ hello(${Array.from({ length: 2_000 }, (_, i) => `a${i}: 1`).join(' ')}) }` }),
  ],
  [
    '3,000 unknown fields of an input',
    JSON.stringify({
      query: `mutation { noted(note: {${Array.from({ length: 3_000 }, (_, i) => `a${i}: 1`).join(' ')}}) }`,
    }),
  ],
  [
    'an operation name of 900 KB',
    JSON.stringify({ query: 'query A { hello } query B { hello }', operationName: long('A') }),
  ],
  [
    'a variable name of 900 KB',
    JSON.stringify({ query: `query ($${long('v')}: Int!) { first(count: $v) }` }),
  ],
  ['spaces in Authorization', '{"query":"{ hello }"}', { authorization: `Bearer ${long(' ', 7_000)}x x` }],
  ['commas and spaces in Accept', '{"query":"{ hello }"}', { accept: `${long(', ', 7_000)}text/x` }],
]

it.each(requests.map(([what, body, headers = {}]) => ({ what, body, headers })))(
  'refuses $what without standing still, in a few words',
  async ({ body, headers }) => {
    const blocked = await bestBlocked(async () => {
      const { status, text } = await post(body, headers)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(text.length).toBeLessThan(10_000)
    })
    expect(blocked).toBeLessThan(50)
  },
)

it.each([
  ['values', { s: Array(10_001).fill('x') }, 10_000],
  ['depth', { s: Array.from({ length: 24 }).reduce((inner) => [inner], 'x') }, 24],
  ['characters', { s: 'x'.repeat(100_001) }, 100_000],
])('names the limit of %s that variables exceed', async (limit, variables, maximum) => {
  const { text } = await post(JSON.stringify({ query: operations['a list of ids'], variables }))
  expect(JSON.parse(text)).toMatchObject({
    errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: `variable ${limit}`, maximum } }],
  })
})

it('lists fifty errors of an answer and says that there are more', async () => {
  const errors = Array.from({ length: 30_000 }, (_, index) => ({
    message: `failure ${index}`,
    path: ['stays', index % 2, 'city'],
  }))
  house.travel.override = (respond) =>
    respond(200, JSON.stringify({ data: { stays: [{ city: null }, { city: null }] }, errors }))
  const { text } = await post('{"query":"{ stays { city } }"}')
  house.travel.override = undefined
  const answer = JSON.parse(text) as { data: unknown; errors: { message: string }[] }
  expect(answer.data).toEqual({ stays: [{ city: null }, { city: null }] })
  expect(answer.errors).toHaveLength(50)
  expect(answer.errors.at(-1)).toMatchObject({ extensions: { code: 'ERRORS_OMITTED' } })
})

it('cuts what a subgraph says at 500 characters', async () => {
  const message = 'Did you mean '.repeat(20_000)
  house.travel.override = (respond) =>
    respond(
      200,
      JSON.stringify({ data: null, errors: [{ message, extensions: { code: 'NOT_FOUND', hint: message } }] }),
    )
  const { text } = await post('{"query":"{ stay { id } }"}')
  house.travel.override = undefined
  expect(text.length).toBeLessThan(2_000)
})
