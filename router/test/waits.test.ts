import { setTimeout as delay } from 'node:timers/promises'
import { ask, startHouse } from './fixture.ts'

const news = 'query ($waitMs: Int!, $salt: String!) { news(waitMs: $waitMs) hello(name: $salt) }'
const breakerIsOpen = async (url: string) => {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return /wayfare_router_breaker_open\{service="travel"\} 1/.test(metrics)
}

it('answers at once what one viewer asks beyond ten waits, and nobody else waits for them', async () => {
  await using house = await startHouse({ subgraphs: { connections: 4 } })
  const tokens = { ada: await house.token(), bob: await house.token({ sub: 'bob' }) }
  const ended: string[] = []
  const poll = async (salt: number) => {
    const { body } = await ask(house, news, {
      token: tokens.ada,
      variables: { waitMs: 9_000, salt: String(salt) },
    })
    const said = String(body.data?.['news'])
    ended.push(said)
    return said
  }
  const polls = Array.from({ length: 700 }, (_, salt) => poll(salt))
  while (!ended.includes('nothing new, at once')) await delay(10)
  const read = await ask(house, '{ hello }')
  const written = await ask(house, 'mutation { book(id: "1") }', { token: tokens.bob })
  expect([read.body.data, written.body.data]).toEqual([{ hello: 'hello you' }, { book: 'booked' }])
  expect(ended).not.toContain('nothing new')
  const said = await Promise.all(polls)
  expect(said.filter((text) => text === 'nothing new')).toHaveLength(10)
  expect(said.filter((text) => text === 'nothing new, at once')).toHaveLength(690)
  expect(await breakerIsOpen(house.router.url)).toBe(false)
}, 60_000)

it('lets a viewer wait again once a wait has ended, and counts viewers apart', async () => {
  await using house = await startHouse({ waits: { perViewer: 1, total: 3 } })
  const viewers = ['ada', 'bob', 'cy', 'dee', 'eve']
  const tokens = new Map(
    await Promise.all(viewers.map(async (sub) => [sub, await house.token({ sub })] as const)),
  )
  const poll = async (sub: string, waitMs = 1_000) => {
    const { body } = await ask(house, `{ news(waitMs: ${waitMs}) }`, { token: tokens.get(sub) })
    return body.data?.['news']
  }
  const atOnce = 'nothing new, at once'
  await Promise.all(viewers.map((sub) => poll(sub, 0)))
  expect((await Promise.all([poll('ada', 1_001), poll('ada', 1_002)])).toSorted()).toEqual([
    'nothing new',
    atOnce,
  ])
  expect(await Promise.all([poll('ada'), poll('bob')])).toEqual(['nothing new', 'nothing new'])
  const five = await Promise.all(viewers.map((sub) => poll(sub, 2_000)))
  expect(five.filter((text) => text === atOnce)).toHaveLength(2)
})

it('ends waits at once when it is about to stop, and answers them', async () => {
  await using house = await startHouse()
  const token = await house.token()
  const polls = [1, 2, 3].map((salt) =>
    ask(house, news, { token, variables: { waitMs: 9_000, salt: String(salt) } }),
  )
  while (house.travel.seen.length < 3) await delay(10)
  const startedAt = performance.now()
  house.router.drain()
  for (const { body } of await Promise.all(polls)) expect(body.data?.['news']).toBe('nothing new, at once')
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

it('refuses calls that wait too long for a connection, without calling the subgraph down', async () => {
  const subgraphs = { connections: 2, waitingCalls: 20, longestWaitMs: 200, timeoutMs: 3_000 }
  await using house = await startHouse({ subgraphs })
  house.travel.override = () => {} // takes its time
  const busy = ['a', 'b'].map((name) => ask(house, `{ hello(name: "${name}") }`))
  while (house.travel.seen.length < 2) await delay(10)
  house.travel.override = undefined
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => ask(house, `{ hello(name: "${index}") }`)),
  )
  for (const { body } of answers) {
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'travel' })
    expect(body.errors?.[0]?.message).toContain('has too many calls under way')
  }
  expect(await breakerIsOpen(house.router.url)).toBe(false)
  for (const { body } of await Promise.all(busy))
    expect(body.errors?.[0]?.extensions['code']).toBe('SUBGRAPH_TIMEOUT')
})
