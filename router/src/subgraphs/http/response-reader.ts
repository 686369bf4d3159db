import { notHttp, tooLarge } from './bad-answer.ts'
import { Chunked } from './chunked.ts'
import { Pieces } from './pieces.ts'
import { type ResponseHead, readResponseHead } from './response-head.ts'

export interface Response {
  readonly status: number
  readonly bytes: Buffer
}

const headEnd = Buffer.from('\r\n\r\n')
const everyHead = 'HTTP/1.'
const longestHead = 16_384

/** Reads one answer from what arrives, in whatever pieces it comes. */
export class ResponseReader {
  done = false
  readonly #most: number
  readonly #pieces: Pieces
  #head: ResponseHead | undefined
  #chunked: Chunked | undefined
  /** The beginning of a head or of a chunk's line; once it is done, what came behind it. */
  #unread: Buffer | undefined

  /** @param most bytes of body that are accepted */
  constructor(most: number) {
    this.#most = most
    this.#pieces = new Pieces(most)
  }

  /**
   * @param arrived bytes whose place is used again afterwards
   * @throws SubgraphFailure
   */
  read(arrived: Buffer) {
    const bytes = this.#unread ? Buffer.concat([this.#unread, arrived]) : arrived
    let at = 0
    while (!this.#head) {
      const next = this.#readHead(bytes, at)
      if (next === at) break
      at = next
    }
    if (this.#head) at = this.#readBody(this.#head, bytes, at)
    this.#unread = at < bytes.length ? Buffer.from(bytes.subarray(at)) : undefined
  }

  /** The server has hung up, with which some answers end. */
  end() {
    this.done ||= this.#head?.length === 'rest'
  }

  /** The answer that is done. */
  response(): Response {
    return { status: this.#head?.status ?? 0, bytes: this.#pieces.joined() }
  }

  /** For how long the connection may wait for its next request: as the server says, else as is usual. */
  idleMs(usual: number): number {
    if (!this.#head?.reusable || this.#head.length === 'rest' || this.#unread) return 0
    const { keepAliveSeconds } = this.#head
    // A second less than the server says, so that it does not hang up on a request that is under way.
    return keepAliveSeconds === undefined ? usual : keepAliveSeconds * 1_000 - 1_000
  }

  /** @returns where the body begins, or the next head behind an interim answer; `from`: it is not all there yet */
  #readHead(bytes: Buffer, from: number): number {
    const end = bytes.indexOf(headEnd, from)
    if ((end === -1 ? bytes.length : end) - from > longestHead) throw notHttp('its head is too long')
    if (end === -1) {
      if (!everyHead.startsWith(bytes.toString('latin1', from, from + everyHead.length)))
        throw notHttp('it does not begin with HTTP/1')
      return from
    }
    const head = readResponseHead(bytes.toString('latin1', from, end + 2))
    if (head.status === 101) throw notHttp('it changes to a protocol that nobody asked for')
    if (head.status >= 200) this.#begin(head)
    return end + headEnd.length
  }

  #begin(head: ResponseHead) {
    this.#head = head
    if (head.length === 'chunked') this.#chunked = new Chunked(this.#pieces)
    else if (head.length !== 'rest' && head.length > this.#most) throw tooLarge()
    this.done = head.length === 0
  }

  #readBody({ length }: ResponseHead, bytes: Buffer, from: number): number {
    if (this.done) return from
    if (this.#chunked) {
      const at = this.#chunked.read(bytes, from)
      this.done = this.#chunked.done
      return at
    }
    const left = typeof length === 'number' ? length - this.#pieces.received : Infinity
    const to = Math.min(bytes.length, from + left)
    if (to > from) this.#pieces.add(bytes, from, to)
    this.done = this.#pieces.received === length
    return to
  }
}
