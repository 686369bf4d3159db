import { connect, type Socket } from 'node:net'

export interface Answer {
  /** The HTTP status; 0 where the connection broke. */
  status: number
  /** Of the body. */
  bytes: number
  /** The body, where it was asked for. */
  text?: string
}

type Done = (answer: Answer) => void

const lastChunk = '\r\n0\r\n\r\n'

/**
 * One connection that stays open and carries one request at a time. Answers are counted, not kept: an HTTP client that
 * parses headers and makes streams would spend on this side of the wire what the gateway saves on the other.
 */
export class Connection {
  readonly #target: { host: string; port: number }
  #socket: Socket | undefined
  #done: Done | undefined
  #kept: Buffer[] | undefined
  #status = 0
  #received = 0
  /** Of the body; -1 until the head is read, Infinity for a body in chunks. */
  #length = -1
  #tail = ''
  #head = ''

  constructor(target: { host: string; port: number }) {
    this.#target = target
  }

  /** Sends a request, head and body. `keep` asks for the text of the answer. */
  send(request: Buffer, keep: boolean, done: Done): void {
    this.#done = done
    this.#kept = keep ? [] : undefined
    this.#status = 0
    this.#received = 0
    this.#length = -1
    this.#tail = '\r\n' // the head's: a body may have no chunk but the last
    this.#head = ''
    this.#socket ??= this.#open()
    this.#socket.write(request)
  }

  /** What is under way then is answered with status 0. */
  close(): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    // Read into the same memory again and again: what is not kept leaves nothing to collect.
    const buffer = Buffer.allocUnsafe(131_072)
    const callback = (size: number) => {
      this.#read(buffer.subarray(0, size))
      return true
    }
    const socket = connect({ ...this.#target, noDelay: true, onread: { buffer, callback } })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined
      this.#finish(0)
    })
    return socket
  }

  #read(bytes: Buffer): void {
    if (!this.#done) return
    const body = this.#length === -1 ? this.#readHead(bytes) : bytes
    if (!body) return
    this.#received += body.length
    // A copy, since the memory is read into again.
    this.#kept?.push(Buffer.from(body))
    if (this.#length === Infinity) {
      this.#tail = (this.#tail + body.toString('latin1', Math.max(0, body.length - lastChunk.length))).slice(
        -lastChunk.length,
      )
      // JSON holds no line end and no two of them, so this can only be the end.
      if (this.#tail === lastChunk) this.#finish(this.#status)
    } else if (this.#received >= this.#length) this.#finish(this.#status)
  }

  /** What of the body came along with the end of the head. */
  #readHead(bytes: Buffer): Buffer | undefined {
    const before = this.#head.length
    const end = before === 0 ? bytes.indexOf('\r\n\r\n') : -1
    if (end === -1 && before === 0) {
      this.#head = bytes.toString('latin1')
      return undefined
    }
    if (before > 0) return this.#readHead(this.#joined(bytes))
    const head = bytes.toString('latin1', 0, end)
    this.#status = Number(head.slice(9, 12))
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    this.#length = length === undefined ? Infinity : Number(length)
    return bytes.subarray(end + 4)
  }

  #joined(bytes: Buffer): Buffer {
    const head = Buffer.from(this.#head, 'latin1')
    this.#head = ''
    return Buffer.concat([head, bytes])
  }

  #finish(status: number): void {
    const done = this.#done
    if (!done) return
    this.#done = undefined
    const text = this.#kept && bodyText(this.#kept, this.#length === Infinity)
    done({ status, bytes: this.#received, text })
  }
}

const bodyText = (parts: readonly Buffer[], inChunks: boolean) => {
  const bytes = Buffer.concat(parts)
  return inChunks ? unchunked(bytes).toString() : bytes.toString()
}

const unchunked = (bytes: Buffer) => {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (!(size > 0)) break
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(parts)
}
