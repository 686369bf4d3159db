import fc from 'fast-check'
import { Client } from 'undici'
import { type Reply, poolTo, startRawServer } from './raw-server.ts'
import { responses } from './responses.ts'

/** What somebody may break: a byte put in, left out or changed, mostly among the lines of the head. */
const damage = fc.record({
  at: fc.oneof(fc.nat({ max: 80 }), fc.nat({ max: 4_000 })),
  kind: fc.constantFrom('insert', 'remove', 'change'),
  byte: fc.oneof(fc.constantFrom(...Buffer.from(' \t\r\n:,;0159afx\0')), fc.integer({ min: 0, max: 255 })),
})

const damaged = (bytes: Buffer, { at, kind, byte }: { at: number; kind: string; byte: number }) => {
  const place = at % bytes.length
  const removed = kind === 'insert' ? 0 : 1
  const put = kind === 'remove' ? [] : [byte]
  return Buffer.concat([bytes.subarray(0, place), Buffer.from(put), bytes.subarray(place + removed)])
}

/** What undici reads of the same server, or that it refuses. */
const askUndici = async (origin: URL) => {
  const client = new Client(origin.origin)
  try {
    const { statusCode, body } = await client.request({ method: 'POST', path: '/graphql', body: '{}' })
    return `${statusCode} ${Buffer.from(await body.arrayBuffer()).toString('latin1')}`
  } catch {
    return undefined
  } finally {
    await client.destroy()
  }
}

const startPair = async () => {
  let sent: Buffer = Buffer.alloc(0)
  const reply: Reply = (socket) => socket.end(sent)
  const server = await startRawServer(reply)
  return {
    async ask(bytes: Buffer) {
      sent = bytes
      using client = poolTo(server.origin)
      const ours = await client.ask().catch(() => undefined)
      return { ours, undicis: await askUndici(server.origin) }
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** Undici refuses `100 Continue` where it did not ask for it; RFC 9110 (section 15.2) has a client pass over it. */
const isKnown = (bytes: Buffer) => !/HTTP\/1\.\d 100/.test(bytes.toString('latin1'))

it('reads what undici reads', async () => {
  await using pair = await startPair()
  await fc.assert(
    fc.asyncProperty(responses, async ({ bytes, status, body }) => {
      fc.pre(isKnown(bytes))
      const { ours, undicis } = await pair.ask(bytes)
      expect(ours).toBe(`${status} ${body.toString('latin1')}`)
      expect(undicis).toBe(ours)
    }),
    { numRuns: 300 },
  )
})

it('reads nothing of a damaged answer that undici reads otherwise', async () => {
  await using pair = await startPair()
  await fc.assert(
    fc.asyncProperty(responses, damage, async (sent, how) => {
      const bytes = damaged(sent.bytes, how)
      fc.pre(isKnown(bytes))
      const { ours, undicis } = await pair.ask(bytes)
      expect([undefined, undicis]).toContain(ours)
    }),
    { numRuns: 700 },
  )
})
