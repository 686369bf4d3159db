import fc from 'fast-check'

export interface SentResponse {
  bytes: Buffer
  status: number
  body: Buffer
  /** Only the end of the connection tells that it is all. */
  endsWithConnection: boolean
}

const status = fc.constantFrom(200, 201, 204, 304, 400, 404, 500, 503)
const bodyBytes = fc
  .uint8Array({ maxLength: 3_000 })
  .map((bytes) => Buffer.from(bytes.map((byte) => (byte % 3 === 0 ? 13 : byte % 3 === 1 ? 10 : byte))))
const word = fc.stringMatching(/^[\w!#%]{1,12}$/)
const value = fc.stringMatching(/^[\w ;,="/\t]{0,40}$/)
const headerLine = fc.tuple(word, value).map(([name, text]) => `x-${name}: ${text}`)
const optional = (line: string) => fc.constantFrom(line, line.toUpperCase(), undefined)
const interim = fc.constantFrom(
  '',
  '',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
)
const reason = fc.constantFrom(' OK', ' ', '', ' Très bien')

const chunk = fc.record({
  size: fc.integer({ min: 1, max: 700 }),
  extension: fc.constantFrom('', ';a', ';a=b', ';a="b \\" c";d=e'),
  zeros: fc.constantFrom('', '00'),
})

const chunked = (
  body: Buffer,
  chunks: { size: number; extension: string; zeros: string }[],
  trailer: string,
) => {
  const parts: Buffer[] = []
  let at = 0
  for (let turn = 0; at < body.length; turn += 1) {
    const { size, extension, zeros } = chunks[turn % chunks.length] as (typeof chunks)[number]
    const piece = body.subarray(at, at + size)
    const digits = turn % 2 ? piece.length.toString(16) : piece.length.toString(16).toUpperCase()
    parts.push(Buffer.from(`${zeros}${digits}${extension}\r\n`), piece, Buffer.from('\r\n'))
    at += piece.length
  }
  return Buffer.concat([...parts, Buffer.from(`0\r\n${trailer}\r\n`)])
}

/** Answers as servers may send them, in every framing that HTTP/1.1 has. */
export const responses: fc.Arbitrary<SentResponse> = fc
  .record({
    status,
    body: bodyBytes,
    framing: fc.constantFrom('length', 'chunked', 'connection'),
    lines: fc.array(headerLine, { maxLength: 5 }),
    keepAlive: optional('Keep-Alive: timeout=5'),
    interim,
    reason,
    chunks: fc.array(chunk, { minLength: 1, maxLength: 4 }),
    trailer: fc.constantFrom('', 'x-checksum: 1\r\n', 'a: b\r\nc: d\r\n'),
  })
  .map((made) => {
    const bodiless = made.status === 204 || made.status === 304
    const body = bodiless ? Buffer.alloc(0) : made.body
    const framing = {
      length: `Content-Length: ${body.length}`,
      chunked: 'Transfer-Encoding: chunked',
      connection: undefined,
    }[made.framing]
    const lines = [...made.lines, made.keepAlive, bodiless ? undefined : framing]
    const head = [
      `HTTP/1.1 ${made.status}${made.reason}`,
      ...lines.filter((line) => line !== undefined),
      '',
      '',
    ]
    const sent = made.framing === 'chunked' && !bodiless ? chunked(body, made.chunks, made.trailer) : body
    return {
      bytes: Buffer.concat([Buffer.from(made.interim), Buffer.from(head.join('\r\n'), 'latin1'), sent]),
      status: made.status,
      body,
      endsWithConnection: made.framing === 'connection' && !bodiless,
    }
  })
