import { blockedWhile, hostileValues } from '@wayfare/test-kit'
import { startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
  await post('{"query":"{ hello }"}')
})
afterAll(() => house[Symbol.asyncDispose]())

const post = async (body: string) => {
  const started = performance.now()
  const response = await fetch(`${house.router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const text = await response.text()
  return { status: response.status, text, ms: performance.now() - started }
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

/** The best of three, because the machine that runs this does other things too. */
it.each(cases)('refuses $what for $type within 50 ms, in a few words', async ({ body }) => {
  const tries: { ms: number; blocked: number }[] = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    let answer: Awaited<ReturnType<typeof post>> | undefined
    const blocked = await blockedWhile(async () => (answer = await post(body)))
    expect(answer!.status).toBe(400)
    expect(answer!.text.length).toBeLessThan(5_000)
    const { errors } = JSON.parse(answer!.text) as { errors: { extensions: object }[] }
    expect(errors.length).toBeLessThanOrEqual(5)
    for (const { extensions } of errors)
      expect(extensions).toHaveProperty(
        'code',
        expect.stringMatching(/^(BAD_USER_INPUT|LIMIT_EXCEEDED|BAD_REQUEST|GRAPHQL_VALIDATION_FAILED)$/),
      )
    tries.push({ ms: answer!.ms, blocked })
  }
  expect(Math.min(...tries.map(({ ms }) => ms))).toBeLessThan(50)
  expect(Math.min(...tries.map(({ blocked }) => blocked))).toBeLessThan(50)
})

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
