import { answerOf, ask, startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house[Symbol.asyncDispose]())
beforeEach(() => {
  house.travel.seen.length = 0
})

const send = async (init: RequestInit, search = '') =>
  answerOf(await fetch(`${house.router.url}/graphql${search}`, init))

const json = { 'content-type': 'application/json' }
const post = (body: unknown, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const malformed: [what: string, init: RequestInit, expected: { status: number; code: string }][] = [
  ['a body that is not JSON', post('{"query": '), { status: 400, code: 'BAD_REQUEST' }],
  ['an empty body', post(''), { status: 400, code: 'BAD_REQUEST' }],
  ['no query', post({}), { status: 400, code: 'BAD_REQUEST' }],
  ['an empty query', post({ query: '' }), { status: 400, code: 'BAD_REQUEST' }],
  ['a query that is not text', post({ query: 5 }), { status: 400, code: 'BAD_REQUEST' }],
  ['a syntax error', post({ query: '{ hello' }), { status: 400, code: 'GRAPHQL_PARSE_FAILED' }],
  [
    'a character outside GraphQL',
    post({ query: '{ hello \u0000 }' }),
    { status: 400, code: 'GRAPHQL_PARSE_FAILED' },
  ],
  ['an unknown field', post({ query: '{ nope }' }), { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' }],
  [
    'a fragment that spreads itself',
    post({ query: '{ ...f } fragment f on Query { ...f }' }),
    { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
  ],
  [
    'an unknown operation',
    post({ query: 'query A { hello }', operationName: 'B' }),
    { status: 400, code: 'OPERATION_RESOLUTION_FAILURE' },
  ],
  [
    'several operations and no name',
    post({ query: 'query A { hello } query B { hello }' }),
    { status: 400, code: 'OPERATION_RESOLUTION_FAILURE' },
  ],
  [
    'variables that are not an object',
    post({ query: '{ hello }', variables: [1] }),
    { status: 400, code: 'BAD_REQUEST' },
  ],
  [
    'a variable of the wrong type',
    post({ query: 'query ($n: String!) { hello(name: $n) }', variables: { n: 5 } }),
    { status: 400, code: 'BAD_USER_INPUT' },
  ],
  [
    'a missing variable',
    post({ query: 'query ($n: String!) { hello(name: $n) }' }),
    { status: 400, code: 'BAD_USER_INPUT' },
  ],
  ['a batch', post([{ query: '{ hello }' }]), { status: 400, code: 'BAD_REQUEST' }],
  [
    'a persisted query',
    post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }),
    { status: 200, code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
  ],
  [
    'a prototype in the body',
    post('{"query":"{ hello }","__proto__":{"a":1}}'),
    { status: 400, code: 'BAD_REQUEST' },
  ],
  [
    'a subscription',
    post({ query: 'subscription { hello }' }),
    { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
  ],
  [
    'a plain text body',
    post('{ hello }', { 'content-type': 'text/plain' }),
    { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
  ],
  [
    'a form',
    post('query={hello}', { 'content-type': 'application/x-www-form-urlencoded' }),
    { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
  ],
  [
    'a body over 1 MB',
    post({ query: `{ hello } #${'x'.repeat(1_100_000)}` }),
    { status: 413, code: 'LIMIT_EXCEEDED' },
  ],
  ['PUT', { method: 'PUT', headers: json, body: '{}' }, { status: 405, code: 'METHOD_NOT_ALLOWED' }],
  [
    'an answer type that is not offered',
    post({ query: '{ hello }' }, { ...json, accept: 'text/csv' }),
    { status: 406, code: 'NOT_ACCEPTABLE' },
  ],
]

it.each(malformed)('answers %s with a clear error', async (_what, init, { status, code }) => {
  const answer = await send(init)
  expect(answer.status).toBe(status)
  expect(answer.body.errors?.[0]?.extensions).toMatchObject({
    code,
    requestId: answer.headers.get('x-request-id'),
  })
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at .*\.js/)
  expect(house.travel.seen).toEqual([])
})

it('names every problem of an invalid document and suggests what was meant', async () => {
  const { body } = await ask(house, '{ helo nope }')
  expect(body.errors?.map(({ message }) => message)).toEqual([
    'Cannot query field "helo" on type "Query". Did you mean "hello"?',
    'Cannot query field "nope" on type "Query".',
  ])
})

it('says which part of a variable is wrong', async () => {
  const { body } = await ask(house, 'query ($n: String!) { hello(name: $n) }', { variables: { n: 5 } })
  expect(body.errors?.[0]?.extensions).toMatchObject({ field: 'name', hint: expect.any(String) })
})

it('refuses what cannot be planned, and says why', async () => {
  const names = [...'abcde']
  const query = `mutation (${names.map((name) => `$${name}: Boolean = true`).join()}) {
    ${names.map((name) => `... @include(if: $${name}) { note(text: "x") }`).join(' ')} }`
  const { status, body } = await ask(house, query)
  expect(status).toBe(400)
  expect(body).toEqual({
    errors: [
      {
        message: 'More than 4 variables decide whether note is done.',
        extensions: {
          code: 'LIMIT_EXCEEDED',
          limit: 'variables that decide about one mutation',
          maximum: 4,
          hint: 'Ask for it in one place.',
          requestId: expect.any(String),
        },
      },
    ],
  })
})

it('answers queries by GET with a header that foreign pages cannot send, and never mutations', async () => {
  const guard = { 'apollo-require-preflight': '1', accept: 'application/json' }
  const plain = await send({}, '?query={hello}')
  expect(plain.status).toBe(400)
  expect(plain.body.errors?.[0]?.message).toMatch(/CSRF/)
  const query = await send({ headers: guard }, '?query={hello}')
  expect(query.body).toEqual({ data: { hello: 'hello you' } })
  const mutation = await send({ headers: guard }, '?query=mutation{note(text:"x")}')
  expect(mutation.status).toBe(405)
  expect(house.travel.seen).toHaveLength(1)
})

it.each([
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  [
    'application/json;q=0.5, application/graphql-response+json',
    'application/graphql-response+json; charset=utf-8',
  ],
])('answers Accept: %s with %s, each time', async (accept, type) => {
  for (const query of ['{ hello }', '{ nope }', '{ hello }']) {
    const { headers } = await send(post({ query }, { ...json, accept }))
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

it('refuses an answer type that it offers only by its looks, however often it is asked', async () => {
  for (let times = 0; times < 2; times += 1) {
    const { status } = await send(post({ query: '{ hello }' }, { ...json, accept: 'application/json;q=0' }))
    expect(status).toBe(406)
  }
})

it.each(['Ada', 'Renée', 'żółw 🐢'])('carries %s to the subgraph and back, byte for byte', async (name) => {
  const { headers, body } = await ask(house, 'query ($name: String!) { hello(name: $name) }', {
    variables: { name },
  })
  expect(body).toEqual({ data: { hello: `hello ${name}` } })
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(JSON.stringify(body))))
})

it('keeps a well-formed request id, passes it on, and makes one otherwise', async () => {
  const kept = await ask(house, '{ hello boom }', { headers: { 'x-request-id': 'booking-app.42' } })
  expect(kept.headers.get('x-request-id')).toBe('booking-app.42')
  expect(kept.body.errors?.[0]?.extensions['requestId']).toBe('booking-app.42')
  expect(house.travel.seen[0]?.headers['x-request-id']).toBe('booking-app.42')
  const made = await ask(house, '{ hello }', { headers: { 'x-request-id': 'no spaces; please' } })
  expect(made.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
})

it('drops client headers that look like ours and makes its own', async () => {
  await ask(house, '{ hello }', {
    headers: {
      'x-wayfare-internal': 'forged',
      'x-wayfare-client-ip': '6.6.6.6',
      'x-wayfare-viewer': 'admin',
      'x-forwarded-for': '6.6.6.6',
      cookie: 'a=b',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    },
  })
  const [seen] = house.travel.seen
  expect(seen?.viewer).toMatchObject({ kind: 'anonymous' })
  expect(seen?.headers).toMatchObject({
    'x-wayfare-client-ip': '127.0.0.1',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  })
  const names = Object.keys(seen?.headers ?? {})
  expect(names).not.toEqual(expect.arrayContaining(['x-wayfare-viewer']))
  expect(names).not.toEqual(expect.arrayContaining(['cookie']))
  expect(names).not.toEqual(expect.arrayContaining(['authorization']))
})

it.each([
  ['garbage', async () => 'garbage'],
  ['an expired token', () => house.token({}, '-3m')],
  ['an unsigned token', async () => `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa('{"sub":"ada"}')}.`],
  [
    'a token for somebody else',
    async () => (await house.token()).replace(/\.[^.]+\./, `.${btoa('{"sub":"eve"}')}.`),
  ],
])('answers %s with 401, whatever is asked', async (_what, makeToken) => {
  const { status, headers, body } = await ask(house, '{ hello }', { token: await makeToken() })
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', hint: expect.any(String) })
  expect(house.travel.seen).toEqual([])
})

it('answers credentials that are not a bearer token with 401', async () => {
  const { status } = await ask(house, '{ hello }', { headers: { authorization: 'Basic YTpi' } })
  expect(status).toBe(401)
})

it('logs nothing of a document that has a syntax error', async () => {
  const { status } = await ask(house, '{ hello(name: "Conan O"Plantedname") }')
  expect(status).toBe(400)
  expect(house.logs.some((line) => line.includes('GRAPHQL_PARSE_FAILED'))).toBe(true)
  expect(house.logs.join('')).not.toContain('Plantedname')
})

it('masks what went wrong inside and logs it under the same request id', async () => {
  const { body } = await ask(house, '{ hello boom }')
  expect(body.data).toEqual({ hello: 'hello you', boom: null })
  expect(body.errors).toEqual([
    {
      message: 'The travel service failed.',
      path: ['boom'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'travel', requestId: expect.any(String) },
    },
  ])
  const requestId = String(body.errors?.[0]?.extensions['requestId'])
  expect(house.logs.some((line) => line.includes('select * from secrets') && line.includes(requestId))).toBe(
    true,
  )
})

it('writes one line per operation, without naming the viewer', async () => {
  await ask(house, 'query Mine { mine hello }', { token: await house.token() })
  const line = JSON.parse(house.logs.findLast((each) => each.includes('"operation"')) ?? '{}')
  expect(line).toMatchObject({
    operationName: 'Mine',
    kind: 'query',
    outcome: 'ok',
    durationMs: expect.any(Number),
  })
  expect(line.viewer).toMatch(/^user:[\da-f]{12}$/)
})

it('hides the schema from introspection and suggestions where it is told to', async () => {
  await using closed = await startHouse({ introspection: false, suggestions: false })
  const introspection = await ask(closed, '{ __schema { types { name } } }')
  expect(introspection.status).toBe(400)
  const { body } = await ask(closed, '{ helo }')
  expect(body.errors?.[0]?.message).toBe('Cannot query field "helo" on type "Query".')
})

it('answers unknown addresses in the shape of every other error', async () => {
  const answer = await answerOf(await fetch(`${house.router.url}/nowhere`))
  expect(answer.status).toBe(404)
  expect(answer.body.errors?.[0]?.extensions).toMatchObject({
    code: 'NOT_FOUND',
    requestId: expect.any(String),
  })
})
