/** Data that is already written as JSON, in memory that was lent. */
export class JsonBytes {
  /** `{"data":…}`, the whole body of an answer that has no errors. */
  readonly body: Buffer
  readonly #giveBack: () => void
  #holders = 0

  constructor(body: Buffer, giveBack: () => void = () => {}) {
    this.body = body
    this.#giveBack = giveBack
  }

  /** The data alone. */
  get bytes(): Buffer {
    return this.body.subarray(before.length, -1)
  }

  get text(): string {
    return this.bytes.toString()
  }

  /** For whoever needs the value rather than its text. */
  toJSON(): unknown {
    return JSON.parse(this.text)
  }

  /** Says that one more will `release` it. */
  retain() {
    this.#holders += 1
  }

  /**
   * Says that the bytes are no longer looked at. When all who hold them have said so, the memory serves other executions;
   * what is never released is collected as garbage. Not before the turn of the event loop in which it came has ended: others
   * may be about to retain it.
   */
  release() {
    this.#holders -= 1
    if (this.#holders === 0) this.#giveBack()
  }
}

const before = '{"data":'

/** Of a value, in memory of its own. */
export const jsonBytesOf = (data: unknown) => new JsonBytes(Buffer.from(`${before}${JSON.stringify(data)}}`))
