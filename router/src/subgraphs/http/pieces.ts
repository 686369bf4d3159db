import { tooLarge } from './bad-answer.ts'

/** Of what arrived, kept: the bytes that were read into are used again for the next that arrives. */
export class Pieces {
  received = 0
  readonly #most: number
  readonly #pieces: Buffer[] = []

  /** @param most bytes that are accepted */
  constructor(most: number) {
    this.#most = most
  }

  /** @throws SubgraphFailure where it becomes more than is accepted */
  add(arrived: Buffer, from: number, to: number) {
    this.received += to - from
    if (this.received > this.#most) throw tooLarge()
    this.#pieces.push(Buffer.from(arrived.subarray(from, to)))
  }

  joined(): Buffer {
    const [first = nothing, ...more] = this.#pieces
    return more.length === 0 ? first : Buffer.concat(this.#pieces, this.received)
  }
}

const nothing = Buffer.alloc(0)
