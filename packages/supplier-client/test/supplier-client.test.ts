import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '@wayfare/telemetry'
import { z } from 'zod'
import { createSupplierClient } from '../src/index.ts'
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
  return { get, [Symbol.asyncDispose]: async () => server.close(() => undefined).closeAllConnections() }
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
  [400, 'INVALID'],
  [401, 'INTERNAL'],
  [404, 'NOT_FOUND'],
  [409, 'CONFLICT'],
  [429, 'RATE_LIMITED'],
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
