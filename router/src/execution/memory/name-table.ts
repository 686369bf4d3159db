import { ascii } from './layout.ts'

/** A closed set of names as numbers from 1 on, found by their bytes. */
export class NameTable {
  readonly #names: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #bytes: Buffer
  /** Where in the bytes the name of a number begins; the next number's beginning is its end. */
  readonly #starts: Int32Array
  /** Numbers by the hash of their name; 0 where there is none. */
  readonly #slots: Int32Array
  readonly #mask: number

  constructor(names: Iterable<string>) {
    const distinct = [...new Set(names)]
    const sizes = distinct.map((name) => Buffer.byteLength(name))
    this.#names = distinct
    this.#numbers = new Map(distinct.map((name, index) => [name, index + 1]))
    this.#bytes = Buffer.from(distinct.join(''))
    this.#starts = new Int32Array(distinct.length + 2)
    for (const [index, size] of sizes.entries()) this.#starts[index + 2] = this.#starts[index + 1]! + size
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(distinct.length * 2 + 2)))
    this.#mask = this.#slots.length - 1
    for (let number = 1; number <= distinct.length; number += 1) this.#insert(number)
  }

  /** How many names there are. */
  get size() {
    return this.#names.length
  }

  /** @returns 0 for a name that is not in the table */
  numberOf(name: string): number {
    return this.#numbers.get(name) ?? 0
  }

  /** @returns undefined for 0, and an empty name for a number of none */
  nameOf(number: number): string | undefined {
    return number === 0 ? undefined : (this.#names[number - 1] ?? '')
  }

  /** @returns the number of the name that is at a place in some bytes; 0 where it is not in the table */
  find(bytes: Buffer, start: number, end: number): number {
    for (let at = hashOf(bytes, start, end) & this.#mask; ; at = (at + 1) & this.#mask) {
      const number = this.#slots[at]!
      if (number === 0) return 0
      const size = this.#starts[number + 1]! - this.#starts[number]!
      if (size === end - start && this.#begins(number, bytes, start)) return number
    }
  }

  /** @returns where the name of a number ends, where it stands there followed by a quote; else 0 */
  quotedEnd(number: number, bytes: Buffer, start: number): number {
    const end = start + this.#starts[number + 1]! - this.#starts[number]!
    return bytes[end] === ascii.quote && this.#begins(number, bytes, start) ? end : 0
  }

  #begins(number: number, bytes: Buffer, start: number): boolean {
    const own = this.#bytes
    const end = this.#starts[number + 1]!
    for (let at = this.#starts[number]!, there = start; at < end; at += 1, there += 1)
      if (own[at] !== bytes[there]) return false
    return true
  }

  #insert(number: number) {
    let at = hashOf(this.#bytes, this.#starts[number]!, this.#starts[number + 1]!) & this.#mask
    while (this.#slots[at] !== 0) at = (at + 1) & this.#mask
    this.#slots[at] = number
  }
}

/** FNV-1a. */
export const hashOf = (bytes: Buffer, start: number, end: number): number => {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  return (hash ^ (hash >>> 15)) & 0x7fff_ffff
}
