import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Checker } from '../load/checker.ts'
import { closedLoop, openLoop, prime } from '../load/loops.ts'
import { prepareRequests } from '../load/requests.ts'
import { Tally } from '../load/tally.ts'
import type { RequestSet } from '../workloads/workload.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
  for (const server of servers) server.close()
})

const serving = async (listener: RequestListener, set: Partial<RequestSet> = {}) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((ready) => server.once('listening', ready))
  server.unref()
  const { port } = server.address() as AddressInfo
  const groups = [{ weight: 1, bodies: ['{"query":"{ a }"}'] }]
  const url = new URL(`http://127.0.0.1:${port}/graphql`)
  const requests = prepareRequests({ groups, salted: false, tokens: [], ...set }, url)
  return { target: { host: '127.0.0.1', port }, requests, tally: new Tally(new Checker()) }
}

const data = (text: string) => JSON.stringify({ data: { text } })

it('counts a stall for every request that was due meanwhile, not only for the one that was under way', async () => {
  const start = performance.now()
  const loop = await serving((_request, response) => {
    const stalled = performance.now() - start - 300
    const wait = stalled > 0 && stalled < 500 ? 500 - stalled : 0
    setTimeout(() => response.end(data('late')), wait)
  })
  await openLoop(loop, { kind: 'open', connections: 4, warmUpS: 0, seconds: 1.5, rate: 100, seed: 1 })
  const { latency, answers } = loop.tally.result()
  expect(answers).toBeGreaterThan(100)
  // A third of the time nothing was answered: a third of the requests waited, half of them at least 250 ms.
  expect(latency.p90).toBeGreaterThan(200)
  expect(latency.p50).toBeLessThan(200)
})

it('reads answers with a length and in chunks, however they are cut', async () => {
  const long = data('é'.repeat(200_000))
  let inChunks = false
  const loop = await serving((_request, response) => {
    inChunks = !inChunks
    if (!inChunks) response.setHeader('content-length', Buffer.byteLength(long))
    response.write(long.slice(0, 70_001))
    setTimeout(() => response.end(long.slice(70_001)), 2)
  })
  await closedLoop(loop, { kind: 'closed', connections: 2, warmUpS: 0, seconds: 0.5, minAnswers: 70 })
  expect(loop.tally.result()).toMatchObject({ failures: {}, wrong: 0 })
  expect(loop.tally.result().checked).toBeGreaterThan(1)
})

it('notices an answer that is not what it was, and one that never was right', async () => {
  let count = 0
  const loop = await serving((_request, response) => response.end(data(count++ < 40 ? 'right' : 'otherwise')))
  await closedLoop(loop, { kind: 'closed', connections: 1, warmUpS: 0, seconds: 0.2, minAnswers: 100 })
  expect(loop.tally.result()).toMatchObject({ firstWrong: data('otherwise') })
  const failing = await serving((_request, response) =>
    response.end('{"data":null,"errors":[{"message":"no"}]}'),
  )
  await prime(failing, { kind: 'prime', connections: 1 })
  expect(failing.tally.result()).toMatchObject({ checked: 1, wrong: 1 })
})

it('counts what is refused and what breaks off', async () => {
  let count = 0
  const loop = await serving((request, response) => {
    if (++count % 2 === 0) return request.socket.destroy()
    response.writeHead(503).end()
  })
  await closedLoop(loop, { kind: 'closed', connections: 1, warmUpS: 0, seconds: 0.4, minAnswers: 4 })
  const { failures } = loop.tally.result()
  expect(failures['503']).toBeGreaterThan(0)
  expect(failures['0']).toBeGreaterThan(0)
})

it('gives every request a salt of its own and expects it back', async () => {
  const seen: string[] = []
  const loop = await serving(
    (request, response) => {
      request.once('data', (body: Buffer) => {
        const id = /~[0-9a-f]{8}/.exec(String(body))?.[0] ?? ''
        seen.push(id)
        response.end(data(id))
      })
    },
    { salted: true, groups: [{ weight: 1, bodies: ['{"query":"{ a }","variables":{"salt":"~00000000"}}'] }] },
  )
  await closedLoop(loop, { kind: 'closed', connections: 2, warmUpS: 0, seconds: 0.2, minAnswers: 70 })
  expect(new Set(seen).size).toBe(seen.length)
  expect(loop.tally.result()).toMatchObject({ wrong: 0 })
})
