import { type Socket, isIP, connect as connectTcp } from 'node:net'
import { platform } from 'node:os'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { type Response, ResponseReader } from './response-reader.ts'

/** One request, and who hears what became of it. */
export interface Call {
  /** Head and body. */
  readonly request: Buffer
  /** Bytes of body. */
  readonly maxAnswerBytes: number
  /** It is on its way over this connection. */
  started(connection: Connection): void
  answered(response: Response): void
  failed(error: Error): void
}

export interface ConnectionOwner {
  /** It may carry a call. */
  free(connection: Connection): void
  /** It will never carry a call again. @param error why not */
  gone(connection: Connection, error: Error): void
}

export interface Address {
  readonly origin: URL
  readonly connectTimeoutMs: number
}

/** What an idle connection may wait where the server does not say how long it keeps it: less than most servers do. */
const usualIdleMs = 4_000

/** A connection to a server, which carries one request at a time. */
export class Connection {
  /** Until when it may wait for its next call, by the clock of `performance.now()`. */
  idleUntil = 0
  readonly #owner: ConnectionOwner
  readonly #socket: Socket
  readonly #connecting: NodeJS.Timeout
  #gone = false
  #call: Call | undefined
  #reader: ResponseReader | undefined
  #error: Error | undefined

  constructor(address: Address, owner: ConnectionOwner) {
    this.#owner = owner
    this.#socket = openSocket(address.origin, (bytes) => this.#arrived(bytes))
    const { connectTimeoutMs } = address
    this.#connecting = setTimeout(() => this.#socket.destroy(tooSlow(connectTimeoutMs)), connectTimeoutMs)
    this.#socket
      .once(address.origin.protocol === 'https:' ? 'secureConnect' : 'connect', () => this.#open())
      .on('error', (error) => (this.#error ??= error))
      .once('end', () => this.#ended())
      .once('close', () => this.#closed())
  }

  carry(call: Call) {
    this.#call = call
    this.#reader = new ResponseReader(call.maxAnswerBytes)
    call.started(this)
    this.#socket.write(call.request)
  }

  /** A call under way fails, unless it has been told its end. */
  close() {
    this.#socket.destroy()
    this.#leave()
  }

  #open() {
    clearTimeout(this.#connecting)
    this.idleUntil = performance.now() + usualIdleMs
    this.#owner.free(this)
  }

  #arrived(bytes: Buffer) {
    const reader = this.#reader
    if (!reader) return this.close() // nobody asked
    try {
      reader.read(bytes)
    } catch (error) {
      return this.#fail(error as Error)
    }
    if (reader.done) this.#finish(reader)
  }

  #finish(reader: ResponseReader) {
    const call = this.#call
    this.#call = undefined
    this.#reader = undefined
    call?.answered(reader.response())
    const idleMs = reader.idleMs(usualIdleMs)
    // A server may answer before it has read the request, the rest of which it would take for the next one.
    if (idleMs <= 0 || this.#socket.writableLength > 0 || this.#gone) return this.close()
    this.idleUntil = performance.now() + idleMs
    this.#owner.free(this)
  }

  #ended() {
    if (!this.#reader) return this.close() // at once, so that nobody takes it while the socket still says goodbye
    this.#reader.end()
    if (this.#reader.done) this.#finish(this.#reader)
  }

  #closed() {
    clearTimeout(this.#connecting)
    if (this.#call) this.#fail(this.#error ?? new Error('The connection was closed before the answer ended'))
    else this.#leave()
  }

  #fail(error: Error) {
    const call = this.#call
    this.#call = undefined
    this.#reader = undefined
    this.close()
    call?.failed(error)
  }

  #leave() {
    if (this.#gone) return
    this.#gone = true
    this.#owner.gone(this, this.#error ?? new Error('The connection was closed'))
  }
}

const tooSlow = (ms: number) => new Error(`No connection within ${ms} ms`)

/** What arrives is read into one place that all connections share, and copied from there before the next arrives. */
const openSocket = (origin: URL, arrived: (bytes: Buffer) => void): Socket => {
  const host = origin.hostname.replace(/^\[(.*)\]$/, '$1')
  const buffer = placeToRead()
  const onread = {
    buffer,
    callback: (length: number) => {
      arrived(buffer.subarray(0, length))
      return true
    },
  }
  const secure = origin.protocol === 'https:'
  const to = {
    host,
    port: Number(origin.port || (secure ? 443 : 80)),
    noDelay: true,
    keepAlive: true,
    onread,
  }
  if (!secure) return connectTcp(to)
  const options: ConnectionOptions = { ...to, ALPNProtocols: ['http/1.1'] }
  if (!isIP(host)) options.servername = host
  return connectTls(options)
}

const shared = Buffer.allocUnsafeSlow(65_536)

/** Windows reads ahead, into a place that must be the connection's own. */
const placeToRead = () => (platform() === 'win32' ? Buffer.allocUnsafeSlow(65_536) : shared)
