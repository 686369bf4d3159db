import { notHttp } from './bad-answer.ts'

/** What stands before an answer's body, as far as it says where the body ends and what becomes of the connection. */
export interface ResponseHead {
  readonly status: number
  /** Bytes of body to come; `chunked`: in pieces that say their length; `rest`: until the server hangs up. */
  readonly length: number | 'chunked' | 'rest'
  /** Whether the connection may carry another request. */
  readonly reusable: boolean
  /** How long the server says that it keeps an idle connection. */
  readonly keepAliveSeconds: number | undefined
}

/**
 * Reads a status line and header lines, each with its CRLF, without the empty line behind them (RFC 9112). Stricter than
 * it has to be: what two readers could understand differently is refused, since they would differ about where the answer
 * ends.
 * @throws SubgraphFailure
 */
export const readResponseHead = (head: string): ResponseHead => {
  const [, minor, status] = shape.exec(head) ?? []
  if (status === undefined) throw notHttp('its status line or a header line is malformed')
  if (minor === '0' && Number(status) < 200) throw notHttp('HTTP/1.0 has no interim answers')
  const said = readHeaders(head)
  const { close, keepAlive, seconds } = said
  return {
    status: Number(status),
    length: bodyLength(Number(status), said),
    reusable: minor === '1' ? !close : keepAlive && said.encoding === undefined,
    keepAliveSeconds: seconds,
  }
}

const text = String.raw`[\t\x20-\x7e\x80-\xff]*`
export const headerLine = String.raw`[!#$%&'*+.^_|~\w\x60-]+:${text}`
const shape = new RegExp(String.raw`^HTTP/1\.([01]) ([1-9]\d\d)(?: ${text})?\r\n(?:${headerLine}\r\n)*$`)

interface Said {
  length: string | undefined
  encoding: string | undefined
  close: boolean
  keepAlive: boolean
  seconds: number | undefined
}

/**
 * Most lines are none of ours, which the length of their name tells already. Space behind a value is left where it is, so
 * that lengths and encodings with it are refused: other readers refuse it too, or take it for a part of the value.
 */
const readHeaders = (head: string): Said => {
  const said: Said = {
    length: undefined,
    encoding: undefined,
    close: false,
    keepAlive: false,
    seconds: undefined,
  }
  for (let at = head.indexOf('\n') + 1; at < head.length; at = head.indexOf('\n', at) + 1) {
    const colon = head.indexOf(':', at)
    const reader = lengths.has(colon - at) && readers[head.slice(at, colon).toLowerCase()]
    if (reader) reader(said, head.slice(colon + 1, head.indexOf('\r', colon)).replace(/^[\t ]+/, ''))
  }
  return said
}

const readers: Record<string, (said: Said, value: string) => void> = {
  connection: (said, value) => {
    const options = new Set(value.split(',').map((option) => option.trim().toLowerCase()))
    said.close ||= options.has('close')
    said.keepAlive ||= options.has('keep-alive')
  },
  'keep-alive': (said, value) => {
    const seconds = /(?:^|[\s,])timeout=(\d{1,6})/i.exec(value)?.[1]
    if (seconds !== undefined) said.seconds = Number(seconds)
  },
  'content-length': (said, value) => {
    if (said.length !== undefined && said.length !== value) throw notHttp('it says two lengths')
    said.length = value
  },
  'transfer-encoding': (said, value) => {
    said.encoding = said.encoding === undefined ? value : `${said.encoding}, ${value}`
  },
}
const lengths = new Set(Object.keys(readers).map((name) => name.length))

/** RFC 9112, section 6.3. */
const bodyLength = (status: number, { length, encoding }: Said): ResponseHead['length'] => {
  if (encoding !== undefined && length !== undefined)
    throw notHttp('it says a length and a transfer-encoding')
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked')
    throw notHttp('its transfer-encoding is not chunked')
  if (length !== undefined && !/^\d{1,15}$/.test(length)) throw notHttp('its content-length is not a number')
  if (status < 200 || status === 204 || status === 304) return 0
  if (encoding !== undefined) return 'chunked'
  return length === undefined ? 'rest' : Number(length)
}
