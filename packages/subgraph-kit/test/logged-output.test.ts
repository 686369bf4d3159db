import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { commands, messagingMigrations, openMessaging } from '@wayfare/booking-events'
import { openDatabase } from '@wayfare/database'
import { DomainError } from '@wayfare/domain'
import { createSupplierClient } from '@wayfare/supplier-client'
import { createLogger } from '@wayfare/telemetry'
import type { LogFormat, Logger } from '@wayfare/telemetry'
import { createRouterStandIn } from '@wayfare/test-kit'
import { buildSchema } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { startSubgraphServer } from '../src/index.ts'

/** Whatever is logged, none of these may be in it. */
const planted = {
  token: 'tok-planted-1234567890',
  signature: 'sig-planted-abcdef0123456789',
  given_name: 'Adaplanted',
  family_name: 'Lovelaceplanted',
  email: 'planted.ada@example.com',
  phone_number: '+442071234567',
  born_on: '1815-12-10',
  unique_identifier: 'P7654321X',
}
const passenger = { ...planted, documents: [planted.unique_identifier] }
const body = JSON.stringify({
  data: passenger,
  errors: [{ message: `${planted.email} ${planted.given_name}` }],
})

/** All lines of a logger at every level. */
const recorded = (format: LogFormat) => {
  let text = ''
  const stream = new Writable({ write: (line, _, done) => ((text += String(line)), done()) })
  return { log: createLogger('test', { level: 'debug', format, stream }), read: () => text }
}

const holdsNothing = (text: string) => {
  expect(text).not.toBe('')
  for (const value of Object.values(planted)) expect(text).not.toContain(value)
}

/** The error itself is kept, sent on and stored: it may hold no more than a line. */
const inWords = (error: unknown, depth = 0): string =>
  error instanceof Error && depth < 5
    ? `${error.message} ${error.stack} ${JSON.stringify({ ...error })} ${inWords(error.cause, depth + 1)}`
    : JSON.stringify(error ?? '')

const callOf = async (listener: RequestListener | undefined, log: Logger) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  if (!listener) server.close()
  const client = createSupplierClient({
    supplier: 'acme',
    baseUrl: `http://127.0.0.1:${port}`,
    sign: () => ({ authorization: `EAN apikey=${planted.token},signature=${planted.signature},timestamp=1` }),
    log,
  })
  const error = await client
    .lane('booking')
    .call({
      operation: 'createOrder',
      method: 'POST',
      path: `orders/${planted.token}`,
      query: { token: planted.token, email: planted.email },
      headers: { 'x-api-key': planted.token },
      json: { data: { passengers: [passenger] } },
      schema: z.object({ data: z.object({ id: z.string() }) }),
      timeoutMs: 300,
      signal: new AbortController().signal,
    })
    .catch((caught: unknown) => caught)
  if (listener) server.close().closeAllConnections()
  expect(error).toBeInstanceOf(DomainError)
  return error
}

const bomb = gzipSync(Buffer.alloc(12 * 1024 * 1024, ' '))

describe.each(['json', 'text'] as const)('what is logged as %s', (format) => {
  it.each<[string, string, RequestListener | undefined]>([
    ['a supplier that is not there', 'UNAVAILABLE', undefined],
    ['a reset connection', 'UNAVAILABLE', (request) => request.socket.destroy()],
    ['no answer in time', 'TIMED_OUT', () => undefined],
    [
      'an answer that is cut off',
      'UNAVAILABLE',
      (request, response) => {
        response.writeHead(200, { 'content-length': body.length * 2 }).write(body)
        setTimeout(() => request.socket.destroy(), 20)
      },
    ],
    ['truncated JSON', 'BAD_ANSWER', (_, response) => response.end(body.slice(0, -9))],
    ['a refusal', 'REFUSED', (_, response) => response.writeHead(422).end(body)],
    ['refused credentials', 'INTERNAL', (_, response) => response.writeHead(401).end(body)],
    ['a failing supplier', 'UNAVAILABLE', (_, response) => response.writeHead(503).end(body)],
    ['garbage', 'BAD_ANSWER', (_, response) => response.end(`${planted.email} ${planted.given_name} {`)],
    ['another contract', 'BAD_ANSWER', (_, response) => response.end(body)],
    ['too much', 'BAD_ANSWER', (_, response) => response.end(body.padEnd(9 * 1024 * 1024))],
    [
      'a bomb',
      'BAD_ANSWER',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    ],
    [
      'a redirect',
      'BAD_ANSWER',
      (_, response) => response.writeHead(302, { location: `/?token=${planted.token}` }).end(body),
    ],
    ['a broken header', 'UNAVAILABLE', (request) => request.socket.end(`HTTP/1.1 ${planted.email}\r\n\r\n`)],
  ])('of %s holds no secret and nobody’s data', async (_, code, listener) => {
    const { log, read } = recorded(format)
    const error = await callOf(listener, log)
    log.error('an order step was given up', { error })
    holdsNothing(read())
    holdsNothing(inWords(error))
    expect(error).toMatchObject({ code })
  })

  it('of a resolver that fails holds none', async () => {
    const { log, read } = recorded(format)
    const router = createRouterStandIn('test')
    const failures: Record<string, () => never> = {
      foreign: () => {
        throw Object.assign(new TypeError(`cannot read ${planted.email}`), { options: { json: passenger } })
      },
      ours: () => {
        throw new DomainError('INTERNAL', 'failed', { cause: { ...passenger } })
      },
      thrownObject: () => {
        throw passenger as unknown as Error
      },
    }
    const server = await startSubgraphServer({
      name: 'test',
      host: '127.0.0.1',
      port: 0,
      internalPublicKey: router.publicKey,
      schema: failing(failures),
      context: (base) => base,
      log,
    })
    const answer = await router.at(server.url)('{ foreign ours thrownObject }')
    await server.close()
    expect(answer.errors).toHaveLength(3)
    holdsNothing(read())
  })

  it('of a job that fails holds none', async () => {
    const { log, read } = recorded(format)
    const silent = createLogger('test', { level: 'silent' })
    const database = await openDatabase({}, silent)
    await database.migrate('bookings', messagingMigrations)
    await database.migrate('flights', messagingMigrations)
    const bookings = await openMessaging<object>({ service: 'bookings', database }, log)
    const flights = await openMessaging<object>({ service: 'flights', database }, log)
    let handled = 0
    const { promise: twice, resolve } = Promise.withResolvers<void>()
    await flights.consume({
      'order.confirm': async () => {
        handled += 1
        if (handled === 2) resolve()
        const foreign = Object.assign(new Error('reset'), {
          options: { json: passenger },
          response: { body },
        })
        throw handled === 1 ? foreign : new DomainError('INVALID', 'failed', { cause: foreign })
      },
    })
    await database
      .forService<object>('bookings')
      .transaction()
      .execute((tx) =>
        bookings.outbox.publish(
          tx,
          commands.confirmOrder({ bookingId: 'b', to: 'flights' }, { itemId: 'i' }),
        ),
      )
    await twice
    await sleep(50)
    await flights.close()
    await bookings.close()
    await database.close()
    expect(read()).toContain('set aside')
    holdsNothing(read())
  })
})

const failing = (failures: Record<string, () => never>): GraphQLSchema => {
  const schema = buildSchema(
    `type Query { ${Object.keys(failures)
      .map((name) => `${name}: Int`)
      .join(' ')} }`,
  )
  const fields = schema.getQueryType()!.getFields()
  for (const [name, fail] of Object.entries(failures)) fields[name]!.resolve = fail
  return schema
}
