import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AddressInfo, type Socket, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { defaultServerLimits, guardServer, serverOptions } from '../src/index.ts'

const limits = {
  ...defaultServerLimits,
  headersMs: 1_000,
  requestMs: 1_500,
  exchangeMs: 2_000,
  keepAliveMs: 500,
  connections: 400,
  checkEveryMs: 100,
}
const timing = { lingerMs: 200, bodyGraceMs: 300, graceMs: 3_000 }

const start = async (handle: (request: IncomingMessage, response: ServerResponse) => unknown) => {
  const server = createServer(serverOptions(limits), async (request, response) => {
    try {
      await handle(request, response)
    } catch {
      response.destroy() // the caller went away
    }
  })
  const guarded = guardServer(server, { limits, ...timing })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const { close } = guarded
  const connections = () =>
    new Promise<number>((counted) => server.getConnections((_, count) => counted(count)))
  return { port, url: `http://127.0.0.1:${port}`, guarded, close, connections }
}

const openSocket = (port: number, head = '') => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  if (head) socket.write(head)
  return { socket, closed: new Promise<void>((closed) => socket.once('close', () => closed())) }
}
const many = (port: number, count: number, head: string) =>
  Array.from({ length: count }, () => openSocket(port, head))
const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n'

it.each([
  ['say nothing', ''],
  ['never end their headers', head],
  ['never end their bodies', `${head}\r\n{`],
])(
  'is rid of 300 connections that %s',
  async (_, sent) => {
    const server = await start(async (request, response) => response.end(await text(request)))
    const sockets = many(server.port, 300, sent)
    await Promise.all(sockets.map(({ closed, socket }) => (socket.resume(), closed)))
    expect(await server.connections()).toBe(0)
    await server.close()
  },
  10_000,
)

it('is rid of a caller that does not read its answer', async () => {
  const server = await start((_, response) => response.end(Buffer.alloc(64 * 1024 * 1024)))
  const { socket, closed } = openSocket(server.port, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  socket.pause()
  const closing = performance.now() + 10_000
  do await delay(100)
  while ((await server.connections()) > 0 && performance.now() < closing)
  expect(await server.connections()).toBe(0)
  socket.resume()
  await closed
  await server.close()
})

it('closes at once what is more than the connections it may have', async () => {
  const server = await start((_, response) => response.end('ok'))
  const sockets = many(server.port, 420, '')
  const until = performance.now() + 3_000
  while ((await server.connections()) < 400 && performance.now() < until) await delay(10)
  expect(await server.connections()).toBe(400)
  for (const { socket } of sockets) socket.destroy()
  await server.close()
})

describe('stopped', () => {
  const lastByte = async (socket: Socket) => {
    let answer = ''
    for await (const chunk of socket) answer += String(chunk)
    return answer
  }
  const get = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'

  it('answers what it has accepted, says that the connection ends, and does not wait for bodies without end', async () => {
    let arrived: () => void
    const accepted = new Promise<void>((resolve) => (arrived = resolve))
    const server = await start(async (request, response) => {
      await text(request)
      arrived()
      await delay(600)
      response.end('done')
    })
    const endless = many(server.port, 300, `${head}\r\n{`)
    const { socket } = openSocket(server.port, get)
    await accepted
    const startedAt = performance.now()
    const [answer] = await Promise.all([lastByte(socket), server.close()])
    expect(performance.now() - startedAt).toBeLessThan(2_500)
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*connection: close\r\n[^]*done/i)
    for (const each of endless) each.socket.destroy()
  })

  it('goes on to serve new connections for a while, so that requests on their way are not lost', async () => {
    const server = await start((_, response) => response.end('ok'))
    server.guarded.drain()
    const closing = server.close()
    const { socket } = openSocket(server.port, get)
    expect(await lastByte(socket)).toContain('ok')
    await closing
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })

  it('tells those who wait for news', async () => {
    const server = await start(async (_, response) => {
      const { draining } = server.guarded
      await new Promise((aborted) => draining.addEventListener('abort', aborted))
      response.end('nothing new')
    })
    const waiting = fetch(server.url)
    await delay(50)
    server.guarded.drain()
    expect(await (await waiting).text()).toBe('nothing new')
    await server.close()
  })

  it('ends after its grace although a request never does', async () => {
    const server = await start(() => {})
    const { closed } = openSocket(server.port, get)
    await delay(50)
    const startedAt = performance.now()
    await Promise.all([closed, server.close()])
    expect(performance.now() - startedAt).toBeLessThan(6_000)
  })
})
