import { createLogger } from '@wayfare/telemetry'
import { blockedWhile, createRouterStandIn, hostileValues } from '@wayfare/test-kit'
import type { Ask } from '@wayfare/test-kit'
import { parse } from 'graphql'
import { createSubgraphSchema, startSubgraphServer } from '../src/index.ts'
import type { RunningServer } from '../src/index.ts'

const typeDefs = parse(`
  scalar Date
  type Query {
    count(first: Int! = 20): Int
    day(day: Date!): String
    stay(stay: Stay): String
    ids(ids: [ID!]!, first: Int!): String
  }
  input Stay { day: Date!, nights: Int! = 1, inner: Stay }
`)
const resolvers = {
  Query: {
    count: (_: unknown, { first }: { first: number }) => first,
    day: (_: unknown, { day }: { day: string }) => day,
    stay: (_: unknown, { stay }: { stay: { nights: number } }) => `${stay.nights} nights`,
    ids: () => 'some',
  },
}

let server: RunningServer
let ask: Ask

beforeAll(async () => {
  const router = createRouterStandIn('stays')
  server = await startSubgraphServer({
    name: 'stays',
    host: '127.0.0.1',
    port: 0,
    internalPublicKey: router.publicKey,
    schema: createSubgraphSchema({ typeDefs, resolvers }),
    context: (base) => base,
    log: createLogger('test', { level: 'silent' }),
  })
  ask = router.at(server.url)
  await ask('{ __typename }')
})
afterAll(() => server.close())

const operations = [
  'query ($s: Int!) { count(first: $s) }',
  'query ($s: Date!) { day(day: $s) }',
  'query ($s: Stay!) { stay(stay: $s) }',
  'query ($s: [ID!]!, $n: Int!) { ids(ids: $s, first: $n) }',
]
/** What the router lets through, and a little more. */
const passable = hostileValues.filter(([, json]) => json.length < 100_000 && !json.includes('_proto__'))
const cases = operations.flatMap((query) =>
  passable.map(([what, json]) => ({ query, what, value: JSON.parse(json) as unknown })),
)

it.each(cases)('refuses $what within 50 ms and in a few words: $query', async ({ query, value }) => {
  const blocked: number[] = []
  for (let attempt = 0; attempt < 8 && !blocked.some((ms) => ms < 50); attempt += 1) {
    let answer: Awaited<ReturnType<Ask>> = {}
    blocked.push(await blockedWhile(async () => (answer = await ask(query, { s: value }))))
    expect(answer.errors?.length).toBeLessThanOrEqual(5)
    expect(JSON.stringify(answer).length).toBeLessThan(6_000)
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toContain('BAD_USER_INPUT')
  }
  expect(Math.min(...blocked)).toBeLessThan(50)
})

it('names the field of a value that does not fit, in variables and in the document', async () => {
  const asked = [
    ask('query ($s: Stay) { stay(stay: $s) }', { s: { day: '2027-03-01', inner: { day: 'soon' } } }),
    ask('query ($d: Date!) { stay(stay: { day: "2027-03-01", inner: { day: $d } }) }', { d: 'soon' }),
    ask('{ stay(stay: { day: "2027-03-01", inner: { day: "soon" } }) }'),
  ]
  const answers = await Promise.all(asked)
  expect(answers.map(({ errors }) => errors?.[0]?.extensions['field'])).toEqual([
    'stay.inner.day',
    'd',
    'stay.inner.day',
  ])
  expect(answers.map(({ errors }) => errors?.[0]?.extensions['hint'])).toEqual(
    Array(3).fill(expect.stringContaining('YYYY-MM-DD')),
  )
})

it('takes a null variable for an argument with a default as not given', async () => {
  const counted = await ask('query ($first: Int) { count(first: $first) }', { first: null })
  expect(counted).toEqual({ data: { count: 20 } })
  const stay = await ask('query ($n: Int) { stay(stay: { day: "2027-03-01", nights: $n }) }', { n: null })
  expect(stay).toEqual({ data: { stay: '1 nights' } })
})

it('says of a null that fits no argument which one it is', async () => {
  const query = 'query ($n: Int = 3) { ids(ids: [1], first: $n) count(first: $n) }'
  const { errors } = await ask(query, { n: null })
  const expected = { extensions: { code: 'BAD_USER_INPUT', field: 'first', requestId: expect.any(String) } }
  expect(errors).toMatchObject([expected, expected])
})

it('suggests no names of the schema', async () => {
  const answers = await Promise.all([
    ask('{ coun }'),
    ask('query ($s: Stay) { stay(stay: $s) }', { s: { day: '2027-03-01', night: 1 } }),
    ask('{ stay(stay: { day: "2027-03-01", night: 1 }) }'),
  ])
  for (const { errors } of answers) expect(errors?.[0]?.message).toMatch(/coun|night/)
  expect(JSON.stringify(answers)).not.toContain('Did you mean')
})
