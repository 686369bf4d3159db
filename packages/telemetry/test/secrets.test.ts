import { Writable } from 'node:stream'
import { createLogger } from '../src/index.ts'
import type { LogFields, LogFormat } from '../src/index.ts'

const planted = {
  token: 'tok-planted-1234567890',
  email: 'planted.ada@example.com',
  phone: '+442071234567',
  bornOn: '1815-12-10',
  passport: 'P7654321X',
  givenName: 'Adaplanted',
  familyName: 'Lovelaceplanted',
}
const values = Object.values(planted)

const written = (format: LogFormat, message: string, fields: LogFields = {}) => {
  const lines: string[] = []
  const stream = new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) })
  createLogger('test', { format, stream, level: 'debug' }).warn(message, fields)
  expect(lines).toHaveLength(1)
  return lines[0]!
}

/** What of the planted values a line holds. */
const foundIn = (line: string) => values.filter((value) => line.includes(value))

const request = {
  headers: { Authorization: `Bearer ${planted.token}`, 'x-api-key': planted.token },
  rawHeaders: ['Authorization', planted.token, 'Stripe-Signature', planted.token],
  pairs: [['x-api-key', planted.token]],
  listed: [{ name: 'authorization', value: planted.token }],
  body: {
    passengers: [
      {
        given_name: planted.givenName,
        family_name: planted.familyName,
        born_on: planted.bornOn,
        phone_number: planted.phone,
        email: planted.email,
        identity_documents: [{ unique_identifier: planted.passport, type: 'passport' }],
      },
    ],
  },
}

class ClientError extends Error {
  readonly options = request
  readonly code = 'ECONNRESET'
  override readonly name = 'RequestError'
  toJSON() {
    return { ...this.options }
  }
}

const parseError = (text: string): Error => {
  try {
    JSON.parse(text)
  } catch (error) {
    return error as Error
  }
  throw new Error('it is JSON')
}

describe.each(['json', 'text'] as const)('as %s', (format) => {
  it.each<[string, LogFields]>([
    ['fields', request],
    [
      'fields under any spelling',
      { GIVEN_NAME: planted.givenName, 'date-of-birth': planted.bornOn, 'set-cookie': planted.token },
    ],
    ['an object with toJSON', { order: { toJSON: () => request } }],
    [
      'toJSON within toJSON',
      { order: { toJSON: () => ({ deeper: { toJSON: () => ({ email: planted.email }) } }) } },
    ],
    [
      'an address',
      {
        url: new URL(
          `https://api.example.com/v1?token=${planted.token}&email=${encodeURIComponent(planted.email)}`,
        ),
      },
    ],
    ['an address with credentials', { url: `postgresql://ada:${planted.token}@db.example.com/wayfare` }],
    ['a buffer', { body: Buffer.from(planted.email) }],
    [
      'a class of somebody else',
      {
        socket: new (class Socket {
          readonly _header = `authorization: ${planted.token}`
        })(),
      },
    ],
    ['a map', { headers: new Map([['authorization', planted.token]]) }],
    ['an error of an HTTP client', { error: new ClientError('read ECONNRESET') }],
    ['such an error as a cause', { error: new Error('failed', { cause: new ClientError('reset') }) }],
    ['such an error among many', { error: new AggregateError([new ClientError('reset')], 'all failed') }],
    [
      'an error whose message holds them',
      { error: new Error(`${planted.email} Bearer ${planted.token} ${planted.phone}`) },
    ],
    ['a parser’s error', { error: parseError(`${planted.passport} ${planted.givenName}`) }],
    ['a body that is quoted', { reason: `refused: ${JSON.stringify(request)}` }],
    ['a body that is quoted twice', { reason: JSON.stringify({ body: JSON.stringify(request.body) }) }],
    ['a form that is quoted', { reason: `given_name=${planted.givenName}&p[0][born_on]=${planted.bornOn}` }],
    [
      'a header that is quoted',
      { reason: `EAN apikey=${planted.token},signature=${planted.token},timestamp=1` },
    ],
    ['a header by its name', { reason: `x-api-key: ${planted.token}, date-of-birth: ${planted.bornOn}` }],
    [
      'a list that is quoted',
      { reason: `{"documents":["${planted.passport}"]} documents: ["${planted.passport}"]` },
    ],
    ['a list of text', { notes: [planted.email, `Bearer ${planted.token}`] }],
    ['a name that is a value', { [planted.email]: 1 }],
  ])('holds nothing of what is planted in %s', (_, fields) => {
    expect(foundIn(written(format, 'a call failed', fields))).toEqual([])
  })

  it('scrubs the message too, and an error in its place', () => {
    expect(foundIn(written(format, `sent to ${planted.email} with token=${planted.token}`))).toEqual([])
    expect(foundIn(written(format, new ClientError(planted.email) as unknown as string))).toEqual([])
    expect(foundIn(written(format, 'failed', { message: planted.email, stack: planted.email }))).toEqual([])
  })

  it.each([
    'sk_test_51planted',
    'whsec_planted',
    'duffel_live_planted',
    'pi_1_secret_planted',
    'eyJhbGciOi.eyJwbGFudGVk.c2ln',
  ])('knows the key %s by its shape', (key) => {
    expect(written(format, 'failed', { reason: `the key ${key} is wrong` })).not.toContain(key)
  })
})

it('keeps what helps: names, codes, messages, frames', () => {
  const error = new ClientError('read ECONNRESET')
  const line = JSON.parse(
    written('json', 'supplier call failed', { supplier: 'duffel', ms: 12, error }),
  ) as object
  expect(line).toMatchObject({
    supplier: 'duffel',
    ms: 12,
    error: {
      name: 'RequestError',
      code: 'ECONNRESET',
      message: 'read ECONNRESET',
      stack: expect.stringMatching(/^at .*secrets\.test/),
    },
  })
})

it.each([
  [
    '2027-03-01T10:00:00+01:00',
    'rates of 2027-03-01, LHR-JFK, node_modules/.pnpm/got@16.0.1/node_modules/got',
  ],
  ['limit: 20', 'GET /v3/properties?currency=EUR&checkin=2027-03-01 answered 503'],
])('leaves %s alone', (...texts) => {
  for (const text of texts) expect(written('text', text)).toContain(text)
})

it.each([
  ['@', (n: number) => 'a'.repeat(n) + '@'],
  ['=', (n: number) => 'a='.repeat(n / 2)],
  ['quotes', (n: number) => '\\"'.repeat(n / 2)],
  ['colons', (n: number) => 'a: '.repeat(n / 3)],
  ['plus', (n: number) => '+1 '.repeat(n / 3)],
  ['dots', (n: number) => `a@${'a.'.repeat(n / 2)}`],
  ['a token', (n: number) => `eyJ${'a.'.repeat(n / 2)}`],
  ['slashes', (n: number) => '://:'.repeat(n / 4)],
  ['frames', (n: number) => '\n at '.repeat(n / 5)],
])('is not slowed down by a text full of %s', (_, hostile) => {
  const text = hostile(1_000_000)
  const error = Object.assign(new Error(text), { stack: text })
  const started = performance.now()
  written('json', text, { text, error })
  expect(performance.now() - started).toBeLessThan(100)
})

it('bounds a line, however deep and wide the fields are', () => {
  const wide = (depth: number): object =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`k${i}`, depth > 0 ? wide(depth - 1) : 'x'.repeat(50)]),
    )
  const started = performance.now()
  const line = written('json', 'wide', { wide: wide(2) })
  expect(line.length).toBeLessThan(200_000)
  expect(performance.now() - started).toBeLessThan(5_000)
})
