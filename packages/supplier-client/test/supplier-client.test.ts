import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLogger, withRequest } from '@wayfare/telemetry'
import { z } from 'zod'
import { createSupplierClient, currencyCode, decimalText, shownText, text } from '../src/index.ts'
import type { SupplierCall } from '../src/index.ts'

const schema = z.object({ data: z.string() })
const signal = new AbortController().signal

const clientOver = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const client = createSupplierClient({
    supplier: 'acme',
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    sign: () => ({ authorization: 'Bearer secret-token' }),
    log: createLogger('test', { level: 'silent' }),
  })
  const get = (call: Partial<SupplierCall<{ data: string }>> = {}) =>
    client.call({ operation: 'read', path: 'things', schema, signal, ...call })
  return {
    get,
    lane: client.lane,
    [Symbol.asyncDispose]: async () => server.close(() => undefined).closeAllConnections(),
  }
}

it('signs, repeats array parameters and gives the parsed answer', async () => {
  await using acme = await clientOver((request, response) =>
    response.end(JSON.stringify({ data: `${request.url} ${request.headers.authorization}`, extra: 1 })),
  )
  expect(await acme.get({ query: { id: ['1', '2'], none: undefined } })).toEqual({
    data: '/v1/things?id=1&id=2 Bearer secret-token',
  })
})

it.each([
  [400, 'REFUSED'],
  [401, 'INTERNAL'],
  [404, 'NOT_FOUND'],
  [408, 'TIMED_OUT'],
  [409, 'CONFLICT'],
  [410, 'NOT_FOUND'],
  [413, 'REFUSED'],
  [418, 'REFUSED'],
  [422, 'REFUSED'],
  [429, 'RATE_LIMITED'],
  [431, 'REFUSED'],
  [504, 'TIMED_OUT'],
  [302, 'BAD_ANSWER'],
  [503, 'UNAVAILABLE'],
])('turns a %i into %s without the body of the supplier', async (status, code) => {
  await using acme = await clientOver((_, response) =>
    response
      .writeHead(status, { 'retry-after': '2', location: 'http://elsewhere.invalid/' })
      .end('{"secret":"internals"}'),
  )
  const error = await acme.get({ method: 'POST' }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code, supplier: 'acme' })
  expect(String(error)).not.toContain('internals')
  expect((error as { retryAfterMs?: number }).retryAfterMs).toBe(status === 429 ? 2_000 : undefined)
})

it('lets the adapter name an expected refusal', async () => {
  await using acme = await clientOver((_, response) =>
    response.writeHead(410).end('{"type":"rooms_unavailable"}'),
  )
  expect(
    await acme.get({ refusal: ({ status }) => (status === 410 ? { data: 'sold out' } : undefined) }),
  ).toEqual({
    data: 'sold out',
  })
})

it.each([
  ['HTML', '<html>oops</html>'],
  ['truncated JSON', '{"data":"a'],
  ['another shape', '{"data":7}'],
  ['more than it may', JSON.stringify({ data: 'x'.repeat(9 * 1024 * 1024) })],
])('calls %s a bad answer', async (_, body) => {
  await using acme = await clientOver((_request, response) => response.end(body))
  await expect(acme.get({ method: 'POST' })).rejects.toMatchObject({ code: 'BAD_ANSWER' })
})

it('takes a status for what the adapter says that it means', async () => {
  const statuses = [204, 202]
  await using acme = await clientOver((_, response) => response.writeHead(statuses.shift()!).end())
  const byStatus = new Map([
    [204, { data: 'done' }],
    [202, { data: 'accepted' }],
  ])
  expect(await acme.get({ byStatus })).toEqual({ data: 'done' })
  expect(await acme.get({ byStatus })).toEqual({ data: 'accepted' })
})

it('tells an error page of HTML by its status', async () => {
  await using acme = await clientOver((_, response) => response.writeHead(404).end('<html>not here</html>'))
  await expect(acme.get()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('stops waiting for a slow drip', async () => {
  await using acme = await clientOver((_, response) => {
    const drip = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(drip))
  })
  await expect(acme.get({ timeoutMs: 100, method: 'POST' })).rejects.toMatchObject({ code: 'TIMED_OUT' })
})

it.each(['http://127.0.0.1:1/steal', '//127.0.0.1:1/steal', '../admin', 'a/../../admin'])(
  'does not follow the link %s away from its base',
  async (path) => {
    let asked = ''
    await using acme = await clientOver((request, response) => {
      asked = request.url ?? ''
      response.end('{"data":""}')
    })
    await acme.get({ path }).catch(() => undefined)
    expect(asked === '' || asked.startsWith('/v1/')).toBe(true)
  },
)

it('takes a link to another address for no outage, and names no address', async () => {
  await using acme = await clientOver((_, response) => response.end('{"data":"up"}'))
  for (let i = 0; i < 12; i++)
    await expect(acme.get({ path: '../admin' })).rejects.toMatchObject({
      code: 'BAD_ANSWER',
      message: expect.not.stringContaining('127.0.0.1'),
    })
  expect(await acme.get()).toEqual({ data: 'up' })
})

it('repeats a read that was reset, never a write', async () => {
  let seen = 0
  await using acme = await clientOver((request, response) => {
    seen += 1
    if (seen === 1) request.socket.destroy()
    else response.end('{"data":"second"}')
  })
  expect(await acme.get()).toEqual({ data: 'second' })
  seen = 0
  await expect(acme.get({ method: 'POST' })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(seen).toBe(1)
})

it.each([400, 401, 404, 409, 422, 431])('takes no %i for an outage', async (status) => {
  let seen = 0
  await using acme = await clientOver((_, response) => {
    seen += 1
    response.writeHead(seen <= 12 ? status : 200).end('{"data":"up"}')
  })
  for (let i = 0; i < 12; i++) await acme.get().catch(() => undefined)
  expect(await acme.get()).toEqual({ data: 'up' })
  expect(seen).toBe(13)
})

it('takes an answer outside the contract for no outage: others may ask for something else', async () => {
  await using acme = await clientOver((request, response) =>
    response.end(request.url === '/v1/odd' ? '{"data":7}' : '{"data":"up"}'),
  )
  for (let i = 0; i < 12; i++) await acme.get({ path: 'odd' }).catch(() => undefined)
  expect(await acme.get()).toEqual({ data: 'up' })
})

it('stays closed for everybody when callers hang up, and calls it ABORTED', async () => {
  let hanging = true
  await using acme = await clientOver((_, response) => void (hanging || response.end('{"data":"up"}')))
  for (let i = 0; i < 12; i++)
    await expect(acme.get({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ code: 'ABORTED' })
  hanging = false
  expect(await acme.get()).toEqual({ data: 'up' })
})

it('computes short-lived headers for each attempt', async () => {
  const seen: unknown[] = []
  await using acme = await clientOver((request, response) => {
    seen.push(request.headers['x-token'])
    if (seen.length === 1) request.socket.destroy()
    else response.end('{"data":"second"}')
  })
  let tokens = 0
  await acme.get({ headers: () => ({ 'x-token': String(++tokens) }) })
  expect(seen).toEqual(['1', '2'])
})

it('gives the lanes places of their own, and each caller a turn', async () => {
  const held: (() => void)[] = []
  let isOpen = false
  const release = (most: number) => held.splice(0, most).forEach((answer) => answer())
  await using acme = await clientOver((request, response) => {
    const answer = () => void response.end('{"data":"up"}')
    if (request.url === '/v1/greedy' && !isOpen) return void held.push(answer)
    answer()
    // The booking went though every place for searches is taken. Of the next two places the modest caller gets one.
    if (request.url === '/v1/booking') return release(2)
    isOpen = true
    return release(held.length)
  })
  const send = (caller: string, path: string) =>
    withRequest({ requestId: randomUUID(), caller }, () => acme.get({ path }))
  const greedy = Array.from({ length: 100 }, () => send('greedy', 'greedy'))
  const modest = send('modest', 'modest')
  while (held.length < 50) await sleep(5)
  const booking = acme.lane('booking').call({ operation: 'order', path: 'booking', schema, signal })
  expect(await Promise.all([booking, modest])).toHaveLength(2)
  expect(await Promise.all(greedy)).toHaveLength(100)
})

it.each(['1e3', 'NaN', '12,00', '', '1'.repeat(40)])('knows %j for no amount', (amount) => {
  expect(decimalText().safeParse(amount).success).toBe(false)
})

it('bounds text: what is kept is refused, what is shown is cut', () => {
  expect(text(3).safeParse('abcd').success).toBe(false)
  expect(text(3).safeParse('a\0b').success).toBe(false)
  expect(text(3).safeParse('').success).toBe(false)
  expect(shownText(3).parse('a\0bcd')).toBe('ab')
  expect(currencyCode().safeParse('eur').success).toBe(false)
  expect(decimalText().parse('-12.34')).toBe('-12.34')
})
