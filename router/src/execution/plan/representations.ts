import { areEqualBytes } from '../memory/equality.ts'
import { ascii } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import { hashOf } from '../memory/name-table.ts'
import type { Representation } from './representation.ts'

/** What one fetch asks for, one after the other in the memory with commas between: equal representations are one. */
export class Representations {
  readonly start: number
  readonly #memory: Memory
  readonly #represent: Representation
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** Indices + 1 by the hash of their bytes; 0 where there is none. */
  #slots = new Int32Array(32)

  constructor(memory: Memory, represent: Representation) {
    this.#memory = memory
    this.#represent = represent
    this.start = memory.bytesEnd
  }

  get count() {
    return this.#starts.length
  }

  get end() {
    return this.#ends.at(-1) ?? this.start
  }

  /** @returns which of the representations is the entity's; -1 where the fetch is not about it */
  add(node: number): number {
    const memory = this.#memory
    const before = memory.bytesEnd
    if (this.count > 0) memory.appendByte(ascii.comma)
    const start = memory.bytesEnd
    const index = this.#represent(memory, node) ? this.#indexOf(start) : -1
    if (index !== this.count) {
      memory.bytesEnd = before
      return index
    }
    this.#starts.push(start)
    this.#ends.push(memory.bytesEnd)
    return index
  }

  /** Of what was written last: that of an equal one, or the next. */
  #indexOf(start: number): number {
    if (this.count * 2 >= this.#slots.length) this.#grow()
    const { bytes, bytesEnd } = this.#memory
    const mask = this.#slots.length - 1
    for (let at = hashOf(bytes, start, bytesEnd) & mask; ; at = (at + 1) & mask) {
      const index = this.#slots[at]! - 1
      if (index === -1) {
        this.#slots[at] = this.count + 1
        return this.count
      }
      if (this.#isAlike(index, start)) return index
    }
  }

  #isAlike(index: number, start: number) {
    const known = { start: this.#starts[index]!, end: this.#ends[index]! }
    return (
      known.end - known.start === this.#memory.bytesEnd - start && areEqualBytes(this.#memory, known, start)
    )
  }

  #grow() {
    this.#slots = new Int32Array(this.#slots.length * 2)
    const mask = this.#slots.length - 1
    for (const [index, start] of this.#starts.entries()) {
      let at = hashOf(this.#memory.bytes, start, this.#ends[index]!) & mask
      while (this.#slots[at] !== 0) at = (at + 1) & mask
      this.#slots[at] = index + 1
    }
  }
}
