import fc from 'fast-check'
import type { SubgraphFailure } from '../../src/execution/transport.ts'
import { ResponseReader } from '../../src/subgraphs/http/response-reader.ts'
import { responses } from './responses.ts'

const most = 100_000

/** Reads pieces that share one place, as they do when they come from a socket. */
const readPieces = (pieces: readonly Buffer[]) => {
  const reader = new ResponseReader(most)
  const place = Buffer.alloc(200_000)
  for (const piece of pieces) {
    if (reader.done) break
    piece.copy(place)
    reader.read(place.subarray(0, piece.length))
    place.fill('#')
  }
  return reader
}

const cut = (bytes: Buffer, cuts: readonly number[]) => {
  const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length]
  return places.slice(1).map((to, index) => bytes.subarray(places[index], to))
}

it('reads an answer in whatever pieces it comes', () => {
  fc.assert(
    fc.property(responses, fc.array(fc.nat(), { maxLength: 12 }), (sent, cuts) => {
      const reader = readPieces(cut(sent.bytes, cuts))
      if (sent.endsWithConnection) reader.end()
      expect(reader.done).toBe(true)
      expect(reader.response()).toEqual({ status: sent.status, bytes: sent.body })
    }),
    { numRuns: 2_000 },
  )
})

const framed = responses.filter(({ endsWithConnection }) => !endsWithConnection)

it('reads it byte for byte, and is done with the last of them and not before', () => {
  fc.assert(
    fc.property(framed, ({ bytes, body }) => {
      const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))
      expect(readPieces(pieces.slice(0, -1)).done).toBe(false)
      const whole = readPieces(pieces)
      expect(whole.done).toBe(true)
      expect(whole.response().bytes).toEqual(body)
    }),
    { numRuns: 150 },
  )
})

const outcome = (text: string) => {
  try {
    const reader = readPieces([Buffer.from(text, 'latin1')])
    return reader.done ? reader.response().bytes.toString() : 'not done'
  } catch (error) {
    const { message, cause } = error as SubgraphFailure & { cause?: Error }
    return cause ? `${message}: ${cause.message}` : message
  }
}
const head = (...lines: string[]) => ['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n')

describe('what two readers could understand differently is refused:', () => {
  const malformed = 'its status line or a header line is malformed'
  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH\r\n', 'it does not begin with HTTP/1'],
    ['another version', 'HTTP/2 200\r\n\r\n', malformed],
    ['a status that is none', 'HTTP/1.1 20 OK\r\n\r\n', malformed],
    ['a line without colon', head('content-length 2') + '{}', malformed],
    ['a space before the colon', head('content-length : 2') + '{}', malformed],
    ['a line that goes on', head('x: a', ' content-length: 2') + '{}', malformed],
    ['a lone line feed', head('x: a\ncontent-length: 2') + '{}', malformed],
    ['a lone carriage return', head('x: a\rcontent-length: 2') + '{}', malformed],
    ['a NUL', head('x: a\0b', 'content-length: 2') + '{}', malformed],
    ['two lengths', head('content-length: 2', 'Content-Length: 3') + '{} ', 'it says two lengths'],
    ['a list of lengths', head('content-length: 2, 2') + '{}', 'its content-length is not a number'],
    ['space behind a length', head('content-length: 2 ') + '{}', 'its content-length is not a number'],
    [
      'a tab behind an encoding',
      head('transfer-encoding: chunked\t'),
      'its transfer-encoding is not chunked',
    ],
    ['an interim answer of HTTP/1.0', 'HTTP/1.0 103 Early Hints\r\n\r\n', 'HTTP/1.0 has no interim answers'],
    ['a signed length', head('content-length: +2') + '{}', 'its content-length is not a number'],
    [
      'a length beside chunks',
      head('content-length: 2', 'transfer-encoding: chunked') + '{}',
      'it says a length and a transfer-encoding',
    ],
    ['another encoding', head('transfer-encoding: gzip, chunked'), 'its transfer-encoding is not chunked'],
    [
      'two encodings',
      head('transfer-encoding: gzip', 'transfer-encoding: chunked'),
      'its transfer-encoding is not chunked',
    ],
    [
      'a chunk’s size that is none',
      head('transfer-encoding: chunked') + '0x2\r\n{}',
      'a chunk’s size is not a number',
    ],
    [
      'a longer chunk than it says',
      head('transfer-encoding: chunked') + '1\r\n{}\r\n',
      'a chunk is longer than its size',
    ],
    [
      'a change of protocol',
      'HTTP/1.1 101 Switching Protocols\r\n\r\n',
      'it changes to a protocol that nobody asked for',
    ],
    ['a head without end', head('x: ' + 'a'.repeat(20_000)).slice(0, -2), 'its head is too long'],
    [
      'a chunk’s line without end',
      head('transfer-encoding: chunked') + '1;' + 'a'.repeat(5_000),
      'a chunk’s line is too long',
    ],
    [
      'a trailer line without colon',
      head('transfer-encoding: chunked') + '0\r\na\r\n\r\n',
      'a line of its trailer is malformed',
    ],
    [
      'trailers without end',
      head('transfer-encoding: chunked') + '0\r\n' + 'a: b\r\n'.repeat(101),
      'its trailer is too long',
    ],
  ])('%s', (_, text, why) => {
    expect(outcome(text)).toBe(`answered something that is not HTTP: ${why}`)
  })
})

it('takes the same length said twice, and names in any case', () => {
  expect(outcome(head('CONTENT-LENGTH:2', 'content-length: \t2') + '{}')).toBe('{}')
})

it('gives up what is larger than accepted, where its head says so before the first byte of it', () => {
  const tooMuch = 'answered more than is accepted'
  expect(outcome(head(`content-length: ${most + 1}`))).toBe(tooMuch)
  const chunk = (size: number) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`
  expect(outcome(head('transfer-encoding: chunked') + chunk(60_000) + chunk(40_001))).toBe(tooMuch)
  expect(
    outcome(head('transfer-encoding: chunked') + chunk(60_000) + chunk(40_000) + '0\r\n\r\n'),
  ).toHaveLength(most)
  expect(outcome(head() + 'x'.repeat(most + 1))).toBe(tooMuch)
})

describe('a connection waits for its next request', () => {
  const idleMs = (text: string) => readPieces([Buffer.from(text)]).idleMs(4_000)
  it.each([
    ['as long as is usual', head('content-length: 0'), 4_000],
    [
      'a second less than the server says',
      head('content-length: 0', 'keep-alive: timeout=72, max=5'),
      71_000,
    ],
    ['not at all where the server gives it a second', head('content-length: 0', 'keep-alive: timeout=1'), 0],
    ['not at all where the server hangs up', head('content-length: 0', 'connection: x, Close'), 0],
    ['not at all behind more than the answer', head('content-length: 0') + 'HTTP/1.1', 0],
    ['not at all with HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n', 0],
    [
      'with HTTP/1.0 if it says so',
      'HTTP/1.0 200 OK\r\ncontent-length: 0\r\nconnection: keep-alive\r\n\r\n',
      4_000,
    ],
  ])('%s', (_, text, ms) => {
    expect(idleMs(text)).toBe(ms)
  })
})
