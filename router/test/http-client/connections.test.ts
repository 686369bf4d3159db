import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type Reply, answer, poolTo, startRawServer, until } from './raw-server.ts'

const numbered: Reply = (socket, count) => socket.write(answer(`answer ${count}`))

describe('a connection', () => {
  it('carries one request after the other', async () => {
    await using server = await startRawServer(numbered)
    using client = poolTo(server.origin)
    expect([await client.ask(), await client.ask(), await client.ask()]).toEqual([
      '200 answer 1',
      '200 answer 2',
      '200 answer 3',
    ])
    expect(server.seen.connections).toBe(1)
  })

  it('sends the request as HTTP/1.1 says', async () => {
    await using server = await startRawServer(numbered)
    using client = poolTo(server.origin)
    await client.ask('{"query":"{ ż }"}')
    expect(server.seen.requests).toEqual([
      [
        'POST /graphql HTTP/1.1',
        `host: ${server.origin.host}`,
        'connection: keep-alive',
        'accept: application/json',
        'x-request-id: r',
        'content-length: 18',
        '',
        Buffer.from('{"query":"{ ż }"}').toString('latin1'),
      ].join('\r\n'),
    ])
  })

  it.each<[string, Reply]>([
    [
      'of which the server says so',
      (socket, count) => socket.write(answer(`answer ${count}`, 'connection: close')),
    ],
    ['that ends an answer', (socket, count) => socket.end(`HTTP/1.1 200 OK\r\n\r\nanswer ${count}`)],
    [
      'on which more came than the answer',
      (socket, count) => socket.write(`${answer(`answer ${count}`)}HTTP/1.1 200 OK`),
    ],
    [
      'that the server keeps for a second at most',
      (socket, count) => socket.write(answer(`answer ${count}`, 'keep-alive: timeout=1')),
    ],
  ])('is not used again: one %s', async (_, reply) => {
    await using server = await startRawServer(reply)
    using client = poolTo(server.origin)
    expect([await client.ask(), await client.ask()]).toEqual(['200 answer 1', '200 answer 1'])
    expect(server.seen.connections).toBe(2)
    await until(() => server.seen.closed === 2)
  })

  it('is not used again where an answer came that nobody had asked for', async () => {
    await using server = await startRawServer((socket, count) => {
      socket.write(answer(`answer ${count}`))
      setTimeout(() => socket.write(answer('for somebody else')), 20)
    })
    using client = poolTo(server.origin)
    await client.ask()
    await until(() => server.seen.closed === 1)
    expect(await client.ask()).toBe('200 answer 1')
  })

  it('is not used again where the server answered before it had the whole request', async () => {
    await using server = await startRawServer(() => {})
    server.onConnection((socket) => {
      socket.pause()
      socket.write(answer('too large'))
    })
    using client = poolTo(server.origin)
    expect(await client.ask('x'.repeat(20_000_000))).toBe('200 too large')
    await client.ask('x'.repeat(20_000_000))
    expect(server.seen.connections).toBe(2)
  })

  it('that the server has closed meanwhile is replaced', async () => {
    await using server = await startRawServer(numbered)
    using client = poolTo(server.origin)
    await client.ask()
    server.hangUp()
    await until(() => server.seen.closed === 1)
    await wait(10)
    expect(await client.ask()).toBe('200 answer 1')
  })

  it('is closed when nobody has needed it for as long as the server keeps it', async () => {
    await using server = await startRawServer((socket) => socket.write(answer('ok', 'keep-alive: timeout=2')))
    using client = poolTo(server.origin)
    await client.ask()
    await wait(900)
    expect(server.seen.closed).toBe(0)
    await until(() => server.seen.closed === 1)
  })

  it('is not used after that, even before it is closed', async () => {
    await using server = await startRawServer((socket) => socket.write(answer('ok', 'keep-alive: timeout=2')))
    using client = poolTo(server.origin)
    await client.ask()
    await wait(500) // idle connections are looked at every second from now: half a second before its time is up, and after
    await client.ask()
    await wait(1_150)
    expect(server.seen.closed).toBe(0)
    await client.ask()
    expect(server.seen.connections).toBe(2)
  })

  it('that breaks in the middle of an answer fails the call that it carries', async () => {
    await using server = await startRawServer((socket) => socket.end(answer('ok').slice(0, -1)))
    using client = poolTo(server.origin)
    expect(await client.outcome()).toBe('The connection was closed before the answer ended')
  })

  it('says why a header cannot be sent', async () => {
    const { requestBytes } = await import('../../src/subgraphs/http/request.ts')
    expect(() => requestBytes('', ['x-request-id', 'a\r\nhost: b'], Buffer.alloc(0))).toThrow(
      'A header has a character that none may have',
    )
  })
})

describe('a pool', () => {
  /** Answers when it is told to. */
  const held = () => {
    const waiting: (() => void)[] = []
    const reply: Reply = (socket, _, request) => waiting.push(() => socket.write(answer(request.slice(-1))))
    return { waiting, reply }
  }

  it('opens no more connections than it may, and hands them on in turn', async () => {
    const { waiting, reply } = held()
    await using server = await startRawServer(reply)
    using client = poolTo(server.origin, { connections: 2 })
    const answers = Array.from('abcde', (letter) => client.ask(letter))
    await until(() => waiting.length === 2)
    await wait(20)
    expect(server.seen.requests).toHaveLength(2)
    for (let told = 0; told < 5; told += 1) {
      await until(() => waiting.length > told)
      waiting[told]?.()
    }
    expect(await Promise.all(answers)).toEqual(Array.from('abcde', (letter) => `200 ${letter}`))
    expect(server.seen.connections).toBe(2)
    expect(server.seen.requests.map((request) => request.slice(-1)).join('')).toBe('abcde')
  })

  it('forgets a call that waits no longer', async () => {
    const { waiting, reply } = held()
    await using server = await startRawServer(reply)
    using client = poolTo(server.origin, { connections: 1 })
    const first = client.ask('a')
    client.pool.giveUp(client.ask('b').call)
    const third = client.ask('c')
    await until(() => waiting.length === 1)
    waiting[0]?.()
    await until(() => waiting.length === 2)
    waiting[1]?.()
    expect([await first, await third]).toEqual(['200 a', '200 c'])
    expect(server.seen.requests).toHaveLength(2)
  })

  it('fails every call where nobody listens', async () => {
    const server = await startRawServer(numbered)
    await server[Symbol.asyncDispose]()
    using client = poolTo(server.origin, { connections: 2 })
    const outcomes = await Promise.all(Array.from({ length: 7 }, () => client.outcome()))
    expect(outcomes).toEqual(Array(7).fill(expect.stringContaining('ECONNREFUSED')))
  })

  it('goes on with another connection where one breaks', async () => {
    await using server = await startRawServer((socket, _, request) =>
      request.endsWith('bad') ? socket.destroy() : socket.write(answer('good')),
    )
    using client = poolTo(server.origin, { connections: 1 })
    const outcomes = await Promise.all(['bad', 'good', 'bad', 'good'].map((body) => client.outcome(body)))
    expect(outcomes.filter((outcome) => outcome === '200 good')).toHaveLength(2)
  })

  it('that is closed finishes what it has and takes no more', async () => {
    const { waiting, reply } = held()
    await using server = await startRawServer(reply)
    using client = poolTo(server.origin, { connections: 1 })
    const both = [client.ask('a'), client.ask('b')]
    await until(() => waiting.length === 1)
    client.pool.close()
    expect(await client.outcome('c')).toBe('The connections were closed')
    waiting[0]?.()
    await until(() => waiting.length === 2)
    waiting[1]?.()
    expect(await Promise.all(both)).toEqual(['200 a', '200 b'])
    await until(() => server.seen.closed === 1)
  })

  it('that is destroyed fails what it has', async () => {
    const { waiting, reply } = held()
    await using server = await startRawServer(reply)
    using client = poolTo(server.origin, { connections: 1 })
    const outcomes = [client.outcome('a'), client.outcome('b')]
    await until(() => waiting.length === 1)
    client.pool.destroy()
    expect(await Promise.all(outcomes)).toEqual([
      'The connection was closed before the answer ended',
      'The connections were closed',
    ])
  })
})

describe('over TLS', () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
  const tls = { key: read('key.pem'), cert: read('cert.pem') }

  it('a server is asked whose certificate is trusted', async () => {
    const usual = getCACertificates('default')
    setDefaultCACertificates([tls.cert])
    try {
      await using server = await startRawServer(numbered, tls)
      using client = poolTo(server.origin)
      expect([await client.ask(), await client.ask()]).toEqual(['200 answer 1', '200 answer 2'])
    } finally {
      setDefaultCACertificates(usual)
    }
  })

  it('a server that does not shake hands is given up', async () => {
    await using server = await startRawServer(numbered)
    using client = poolTo(new URL(server.origin.href.replace('http:', 'https:')), { connectTimeoutMs: 50 })
    expect(await client.outcome()).toBe('No connection within 50 ms')
    await until(() => server.seen.closed === 1)
  })

  it('no other', async () => {
    await using server = await startRawServer(numbered, tls)
    using client = poolTo(server.origin)
    expect(await client.outcome()).toMatch('self-signed certificate')
    expect(server.seen.requests).toEqual([])
  })
})
