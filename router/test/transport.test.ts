import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { anonymous } from '@wayfare/auth'
import { createLogger } from '@wayfare/telemetry'
import { createMetrics } from '../src/metrics.ts'
import type { SubgraphOptions } from '../src/subgraphs/routes.ts'
import { subgraphTransport } from '../src/subgraphs/subgraph-transport.ts'

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void

const ok: Answer = (response) => response.end('{"data":{"ok":true}}')

/** A server that can die and come back at the same address. */
const startServer = async (first: Answer = ok) => {
  const state = { answer: first, asked: 0, aborted: 0, connections: 0 }
  let port = 0
  let server: Server
  const start = async () => {
    server = createServer(async (request, response) => {
      state.asked += 1
      response.once('close', () => (state.aborted += response.writableFinished ? 0 : 1))
      state.answer(response, request, await text(request))
    })
    server.on('connection', () => (state.connections += 1))
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
    port = (server.address() as AddressInfo).port
  }
  const die = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  await start()
  return Object.assign(state, { url: `http://127.0.0.1:${port}/graphql?tenant=1`, start, die })
}

const context = {
  requestId: 'request-1',
  viewer: anonymous,
  clientIp: '192.0.2.1',
  traceparent: undefined,
  tokens: new Map<string, string>(),
}
const never = new AbortController().signal

/** A transport to a server that is the subgraph `flights`. */
const testBed = async (options: Partial<SubgraphOptions> = {}, answer?: Answer) => {
  const server = await startServer(answer)
  const metrics = createMetrics()
  const transport = subgraphTransport({
    options: {
      timeoutMs: 1_000,
      connections: 4,
      waitConnections: 4,
      waitingCalls: 1_000,
      longestWaitMs: 1_000,
      maxAnswerBytes: 100_000,
      breaker: { failures: 5, openForMs: 100 },
      ...options,
    },
    urlOf: () => server.url,
    metrics,
    logger: createLogger('test', { level: 'silent' }),
  })
  const send = (signal = never, subgraph = 'flights') =>
    transport.send({ subgraph, body: Buffer.from('{"query":"{ ok }"}'), context, signal }).then(String)
  const outcome = (signal?: AbortSignal) =>
    send(signal).catch(({ code, message }: { code: string; message: string }) => `${code}: ${message}`)
  return {
    server,
    send,
    outcome,
    isOpen: async () => /wayfare_router_breaker_open\{service="flights"\} 1/.test(await metrics.text()),
    [Symbol.asyncDispose]: async () => {
      transport.close()
      await server.die().catch(() => {})
    },
  }
}

const paused = 'SUBGRAPH_UNAVAILABLE: has been failing: calls to it are paused'
const unreachable = 'SUBGRAPH_UNAVAILABLE: could not be reached'

describe('an answer', () => {
  it('is handed on as it was sent, whatever pieces it came in', async () => {
    const sent = JSON.stringify({ data: { ok: 'żółw 🐢'.repeat(3_000) } })
    await using bed = await testBed({}, (response) => {
      const bytes = Buffer.from(sent)
      response.write(bytes.subarray(0, 11)) // in the middle of a character
      setTimeout(() => response.end(bytes.subarray(11)), 20)
    })
    expect(await bed.send()).toBe(sent)
  })

  it.each([400, 500])('with status %i is handed on where it is GraphQL', async (status) => {
    const sent = '{"errors":[{"message":"no"}]}'
    await using bed = await testBed({}, (response) => response.writeHead(status).end(sent))
    expect(await bed.send()).toBe(sent)
  })

  it.each([
    [302, 'SUBGRAPH_BAD_ANSWER: answered 302 without GraphQL'],
    [401, 'SUBGRAPH_BAD_ANSWER: answered 401 without GraphQL'],
    [503, 'SUBGRAPH_UNAVAILABLE: answered 503'],
  ])('with status %i is a failure where it is not', async (status, failure) => {
    await using bed = await testBed({}, (response) => response.writeHead(status).end('<html>'))
    expect(await bed.outcome()).toBe(failure)
  })

  it('may be as large as is accepted, and no byte more', async () => {
    const size = '{"data":""}'.length
    const answer = (bytes: number): Answer => {
      return (response) => response.end(`{"data":"${'x'.repeat(bytes - size)}"}`)
    }
    await using bed = await testBed({ maxAnswerBytes: 200_000 }, answer(200_000))
    expect(await bed.send()).toHaveLength(200_000)
    bed.server.answer = answer(200_001)
    expect(await bed.outcome()).toBe('SUBGRAPH_BAD_ANSWER: answered more than is accepted')
  })

  it('that is not HTTP is not an outage', async () => {
    await using bed = await testBed({}, (response) => response.socket?.end('SSH-2.0-OpenSSH\r\n'))
    expect(await bed.outcome()).toBe('SUBGRAPH_BAD_ANSWER: answered something that is not HTTP')
  })
})

it('sends what was composed: the whole address, the body, our headers and no others', async () => {
  let seen: object = {}
  await using bed = await testBed({}, (response, { method, url, headers }, body) => {
    seen = { method, url, headers, body }
    ok(response, {} as IncomingMessage, '')
  })
  await bed.send()
  expect(seen).toEqual({
    method: 'POST',
    url: '/graphql?tenant=1',
    body: '{"query":"{ ok }"}',
    headers: {
      host: expect.stringMatching(/^127/),
      connection: 'keep-alive',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      'content-length': '18',
      'x-request-id': 'request-1',
      'x-wayfare-client-ip': '192.0.2.1',
    },
  })
})

describe('time', () => {
  it('is what the subgraph has of its own, else what all have', async () => {
    await using bed = await testBed({ timeoutMs: 60, timeouts: { flights: 30 } }, () => {})
    await expect(bed.send()).rejects.toThrow('did not answer in 30 ms')
    await expect(bed.send(never, 'hotels')).rejects.toThrow('did not answer in 60 ms')
  })

  it('counts while an answer is trickling in', async () => {
    await using bed = await testBed({ timeoutMs: 50 }, (response) => {
      response.write('{')
      const trickle = setInterval(() => response.write(' '), 10)
      response.once('close', () => clearInterval(trickle))
    })
    expect(await bed.outcome()).toBe('SUBGRAPH_TIMEOUT: did not answer in 50 ms')
  })

  it('counts while waiting for a free connection, and the call is then never made', async () => {
    await using bed = await testBed({ connections: 1, timeoutMs: 120 }, () => {})
    const first = bed.outcome()
    expect(await bed.outcome(AbortSignal.timeout(30))).toMatch('SUBGRAPH_TIMEOUT')
    expect(await first).toBe('SUBGRAPH_TIMEOUT: did not answer in 120 ms')
    await wait(30)
    expect(bed.server.asked).toBe(1)
  })

  it('that the caller is out of ends the call and its connection', async () => {
    await using bed = await testBed({}, () => {})
    const asked = bed.outcome(AbortSignal.timeout(40))
    expect(await asked).toBe('SUBGRAPH_TIMEOUT: did not answer before the request’s deadline')
    await until(() => bed.server.aborted === 1)
  })

  it('is not spent on a caller who has gone already', async () => {
    await using bed = await testBed()
    expect(await bed.outcome(AbortSignal.abort())).toBe('REQUEST_CANCELLED: was no longer waited for')
    expect(bed.server.asked).toBe(0)
  })
})

describe('a subgraph that dies', () => {
  it('is answered for at once, and called again soon after it is back', async () => {
    await using bed = await testBed({ breaker: { failures: 3, openForMs: 100 } })
    await bed.send()
    await bed.server.die()
    for (let calls = 0; calls < 3; calls += 1) expect(await bed.outcome()).toBe(unreachable)
    expect(await bed.outcome()).toBe(paused)
    expect(await bed.isOpen()).toBe(true)
    await bed.server.start()
    const back = performance.now()
    await until(async () => (await bed.outcome()) === '{"data":{"ok":true}}')
    expect(performance.now() - back).toBeLessThan(1_000)
    expect(await bed.isOpen()).toBe(false)
  })

  it('without hanging up is given up after a few timeouts, and probed by one call at a time', async () => {
    await using bed = await testBed({ timeoutMs: 50, breaker: { failures: 3, openForMs: 60 } }, () => {})
    await Promise.all(Array.from({ length: 3 }, () => bed.outcome()))
    expect(await bed.outcome()).toBe(paused)
    await wait(70)
    const started = performance.now()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => [await bed.outcome(), performance.now() - started] as const),
    )
    const refused = outcomes.filter(([outcome]) => outcome === paused)
    expect(refused).toHaveLength(19)
    expect(Math.max(...refused.map(([, ms]) => ms))).toBeLessThan(40)
    expect(bed.server.asked).toBe(4)
  })

  it('stays paused where the one who probed hung up, until the next probe', async () => {
    await using bed = await testBed({ timeoutMs: 40, breaker: { failures: 1, openForMs: 50 } }, () => {})
    await bed.outcome()
    await wait(60)
    const caller = new AbortController()
    const probe = bed.outcome(caller.signal)
    caller.abort()
    expect(await probe).toBe('REQUEST_CANCELLED: was no longer waited for')
    expect(await bed.isOpen()).toBe(true)
    bed.server.answer = ok
    expect(await bed.outcome()).toBe('{"data":{"ok":true}}')
  })
})

describe('calls go on', () => {
  const patient = () => never
  const harmless: [what: string, answer: Answer, signal: () => AbortSignal][] = [
    [
      'after GraphQL errors',
      (response) => response.end('{"data":null,"errors":[{"message":"no"}]}'),
      patient,
    ],
    [
      'after errors with a status of 500',
      (response) => response.writeHead(500).end('{"errors":[]}'),
      patient,
    ],
    ['after answers that are not GraphQL', (response) => response.writeHead(404).end('nobody'), patient],
    ['after callers who hung up', () => {}, () => aborting(new Error('gone'))],
    ['after requests that ran out of time', () => {}, () => AbortSignal.timeout(5)],
  ]
  it.each(harmless)('%s', async (_, answer, signal) => {
    await using bed = await testBed({ breaker: { failures: 2, openForMs: 10_000 } }, answer)
    for (let calls = 0; calls < 5; calls += 1) await bed.outcome(signal())
    bed.server.answer = ok
    expect(await bed.outcome()).toBe('{"data":{"ok":true}}')
  })

  it('as long as one in a few succeeds', async () => {
    let calls = 0
    await using bed = await testBed({ breaker: { failures: 3, openForMs: 10_000 } }, (response) => {
      calls += 1
      response.writeHead(calls % 3 === 0 ? 200 : 502).end(calls % 3 === 0 ? '{"data":{}}' : '')
    })
    for (let n = 0; n < 12; n += 1) expect(await bed.outcome()).not.toBe(paused)
  })
})

const aborting = (reason: Error) => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(reason), 5)
  return controller.signal
}

const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 200) throw new Error('It never happened')
    await wait(10)
  }
}
