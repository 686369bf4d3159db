import { setTimeout as wait } from 'node:timers/promises'
import { ask, startHouse } from './fixture.ts'
import type { FixtureSubgraph } from './fixture.ts'

type Fault = NonNullable<FixtureSubgraph['override']>

const faults: [what: string, fault: Fault, code: string][] = [
  ['answers nothing in time', () => {}, 'SUBGRAPH_TIMEOUT'],
  ['answers HTML', (respond) => respond(200, '<html>oops</html>'), 'SUBGRAPH_BAD_ANSWER'],
  ['answers JSON that is not GraphQL', (respond) => respond(200, '{"hello":1}'), 'SUBGRAPH_BAD_ANSWER'],
  ['answers null', (respond) => respond(200, 'null'), 'SUBGRAPH_BAD_ANSWER'],
  ['answers a truncated body', (respond) => respond(200, '{"data":{"cur'), 'SUBGRAPH_BAD_ANSWER'],
  [
    'answers too much',
    (respond) => respond(200, JSON.stringify({ data: { currency: 'x'.repeat(200_000) } })),
    'SUBGRAPH_BAD_ANSWER',
  ],
  ['answers 502', (respond) => respond(502, 'bad gateway'), 'SUBGRAPH_UNAVAILABLE'],
  [
    'refuses the router',
    (respond) => respond(401, '{"errors":[{"message":"who?"}]}'),
    'SUBGRAPH_UNAVAILABLE',
  ],
]

it.each(faults)('gives the rest of the answer when a subgraph %s', async (_what, fault, code) => {
  await using house = await startHouse({ subgraphs: { timeoutMs: 200, maxAnswerBytes: 100_000 } })
  house.prices.override = fault
  const { status, body } = await ask(house, '{ hello currency stay { city price } }')
  expect(status).toBe(200)
  expect(body.data).toEqual({ hello: 'hello you', currency: null, stay: { city: 'Lisbon', price: null } })
  expect(body.errors).toHaveLength(2)
  for (const error of body.errors ?? []) {
    expect(error.extensions).toMatchObject({
      code,
      service: 'prices',
      hint: expect.any(String),
      requestId: expect.any(String),
    })
    expect(error.message).not.toMatch(/127\.0\.0\.1|ECONN/)
  }
  expect(body.errors?.map(({ path }) => path?.[0]).toSorted()).toEqual(['currency', 'stay'])
})

it('does not say that a failed mutation may simply be sent again', async () => {
  await using house = await startHouse()
  house.travel.override = (respond) => respond(502, '')
  const { body } = await ask(house, 'mutation { note(text: "x") }')
  expect(body.data).toEqual({ note: null })
  expect(body.errors?.[0]).toMatchObject({
    path: ['note'],
    extensions: { hint: expect.stringContaining('idempotencyKey') },
  })
})

it('gives the rest of the answer when a subgraph is not there', async () => {
  await using house = await startHouse()
  await house.prices.close()
  const { body } = await ask(house, '{ hello currency }')
  expect(body.data).toEqual({ hello: 'hello you', currency: null })
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'prices' })
})

it('leaves a subgraph alone that keeps failing, says so, and asks it again a moment later', async () => {
  await using house = await startHouse({ subgraphs: { breaker: { failures: 2, openForMs: 200 } } })
  house.prices.override = (respond) => respond(502, '')
  await ask(house, '{ currency }')
  await ask(house, '{ currency }')
  const asked = house.prices.seen.length
  const { body } = await ask(house, '{ hello currency }')
  expect(body.data).toEqual({ hello: 'hello you', currency: null })
  expect(body.errors?.[0]).toMatchObject({
    message: 'The prices service has been failing: calls to it are paused.',
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'prices' },
  })
  expect(house.prices.seen).toHaveLength(asked)
  const health = await fetch(`${house.router.url}/health/ready`)
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({
    subgraphs: { travel: 'ok', prices: expect.stringContaining('paused') },
  })
  house.prices.override = undefined
  await wait(210)
  expect((await ask(house, '{ currency }')).body).toEqual({ data: { currency: 'EUR' } })
})

it('knows a subgraph that hangs from one that got no time, however short requests are', async () => {
  const breaker = { failures: 2, openForMs: 5_000 }
  await using house = await startHouse({ requestTimeoutMs: 600, subgraphs: { breaker } })
  await ask(house, '{ currency }') // planned once, so that the next have all their time for the call
  house.prices.override = () => {}
  for (let times = 0; times < 2; times += 1) {
    const { body } = await ask(house, '{ currency }')
    expect(body.errors?.[0]?.message).toBe('The prices service did not answer in 540 ms.')
  }
  const { body } = await ask(house, '{ currency }')
  expect(body.errors?.[0]?.message).toMatch(/paused/)
})

it('passes on what a subgraph says for clients and keeps the rest inside', async () => {
  await using house = await startHouse()
  const extensions = {
    code: 'BAD_USER_INPUT',
    field: 'search.from',
    hint: 'Use an IATA code.',
    stacktrace: ['at secret.ts:1'],
    http: { status: 500 },
  }
  house.prices.override = (respond) =>
    respond(
      200,
      JSON.stringify({
        data: { currency: null },
        errors: [{ message: 'No such place.', path: ['currency'], extensions }],
      }),
    )
  const { status, body } = await ask(house, '{ hello currency }')
  expect(status).toBe(200)
  expect(body.errors).toEqual([
    {
      message: 'No such place.',
      path: ['currency'],
      extensions: {
        code: 'BAD_USER_INPUT',
        field: 'search.from',
        hint: 'Use an IATA code.',
        service: 'prices',
        requestId: expect.any(String),
      },
    },
  ])
})

it('cancels what subgraphs are doing when the client goes away', async () => {
  await using house = await startHouse()
  const client = new AbortController()
  const asked = fetch(`${house.router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ slow }"}',
    signal: client.signal,
  })
  await until(() => house.travel.seen.length === 1)
  client.abort()
  await expect(asked).rejects.toThrow(/abort/i)
  await until(() => house.travel.cancelled === 1)
})

it('gives up at the request’s deadline, whichever subgraph is slow', async () => {
  await using house = await startHouse({ requestTimeoutMs: 200 })
  const { body } = await ask(house, '{ currency slow }')
  expect(body.data).toEqual({ currency: 'EUR', slow: null })
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_TIMEOUT', service: 'travel' })
})

it('finds a subgraph where its configured address says', async () => {
  await using other = await startHouse()
  await using house = await startHouse({ subgraphUrls: { prices: other.prices.url } })
  await ask(house, '{ currency }')
  expect([house.prices.seen.length, other.prices.seen.length]).toEqual([0, 1])
})

it('refuses to start with a malformed address, naming the variable', async () => {
  await expect(startHouse({ subgraphUrls: { prices: 'localhost:1' } })).rejects.toThrow(
    /PRICES_URL is malformed/,
  )
})

const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 200) throw new Error('It never happened')
    await wait(10)
  }
}
