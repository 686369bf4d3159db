import { notHttp } from './bad-answer.ts'
import type { Pieces } from './pieces.ts'
import { headerLine } from './response-head.ts'

/** Far more than anybody says of a chunk or in a trailer. */
const longestLine = 4_096

/** Reads a body that comes in chunks (RFC 9112, section 7.1). */
export class Chunked {
  done = false
  readonly #pieces: Pieces
  /** Of the chunk that is being read. */
  #left = 0
  #state: 'size' | 'data' | 'data-end' | 'trailer' = 'size'
  #lines = 0

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  /**
   * @returns up to where it was read; a line that is not all there yet is left for the next time
   * @throws SubgraphFailure
   */
  read(bytes: Buffer, from: number): number {
    let at = from
    while (!this.done) {
      const next = this.#state === 'data' ? this.#readData(bytes, at) : this.#readLine(bytes, at)
      if (next === at) break
      at = next
    }
    return at
  }

  #readData(bytes: Buffer, from: number) {
    const to = Math.min(bytes.length, from + this.#left)
    if (to === from) return from
    this.#pieces.add(bytes, from, to)
    this.#left -= to - from
    if (this.#left === 0) this.#state = 'data-end'
    return to
  }

  #readLine(bytes: Buffer, from: number) {
    const end = bytes.indexOf('\r\n', from)
    if ((end === -1 ? bytes.length : end) - from > longestLine) throw notHttp('a chunk’s line is too long')
    if (end === -1) return from
    this.#take(bytes.toString('latin1', from, end))
    return end + 2
  }

  #take(line: string) {
    if (this.#state === 'size') this.#begin(line)
    else if (this.#state === 'data-end') this.#endChunk(line)
    else this.#takeTrailer(line)
  }

  #begin(line: string) {
    const size = chunkSize.exec(line)?.[1]
    if (size === undefined) throw notHttp('a chunk’s size is not a number')
    this.#left = Number.parseInt(size, 16)
    this.#state = this.#left === 0 ? 'trailer' : 'data'
  }

  #endChunk(line: string) {
    if (line !== '') throw notHttp('a chunk is longer than its size')
    this.#state = 'size'
  }

  /** Nothing in it is for us. */
  #takeTrailer(line: string) {
    this.done = line === ''
    if (!this.done && !trailerLine.test(line)) throw notHttp('a line of its trailer is malformed')
    this.#lines += 1
    if (this.#lines > 100) throw notHttp('its trailer is too long')
  }
}

const trailerLine = new RegExp(`^${headerLine}$`)

/** Ten digits are more than anybody accepts. What stands behind them are extensions, of which we know none. */
const chunkSize =
  /^([\da-f]{1,10})(?:;[!#$%&'*+.^`|~\w-]+(?:=(?:[!#$%&'*+.^`|~\w-]+|"(?:[\t !#-[\]-~\x80-\xff]|\\[\t -~\x80-\xff])*"))?)*$/i
