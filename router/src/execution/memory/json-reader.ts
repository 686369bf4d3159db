import {
  ascii,
  endAt,
  entriesAt,
  fieldCells,
  fieldsAt,
  limitAt,
  listKind,
  objectKind,
  startAt,
  typeAt,
  unknownType,
} from './layout.ts'
import type { Memory } from './memory.ts'
import { endOfNumber, endOfString, endOfWord } from './json-leaves.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Of lists and objects in one another, so that nothing can run out of stack. */
const deepest = 500

/** Reads JSON into a memory, as RFC 8259 has it. Fields whose name is not in the vocabulary are checked and left out. */
export class JsonReader {
  readonly #memory: Memory
  readonly #words: Vocabulary
  #bytes: Buffer
  /** Where it reads. */
  #at = 0
  /** The slot of what was read last. */
  #first = 0
  #second = 0
  #depth = 0

  constructor(memory: Memory, vocabulary: Vocabulary) {
    this.#memory = memory
    this.#words = vocabulary
    this.#bytes = memory.bytes
  }

  /**
   * @param start where in the memory the text is; it is followed by a byte of 0
   * @returns the node of the object that the text is
   * @throws SyntaxError where it is no JSON, or no object
   */
  read(start: number, end: number): number {
    this.#bytes = this.#memory.bytes
    this.#at = start
    this.#depth = 0
    this.#memory.pendingEnd = 0
    this.#skipSpace()
    this.#value(0)
    this.#skipSpace()
    if (this.#at !== end || this.#first !== objectKind) throw notJson(this.#at)
    return this.#second
  }

  /** @param key under which the value is */
  #value(key: number): void {
    const start = this.#at
    const byte = this.#bytes[start]!
    if (byte === ascii.quote) this.#leaf(start, endOfString(this.#bytes, start))
    else if (byte === ascii.openBrace) this.#object(key)
    else if (byte === ascii.openBracket) this.#list(key)
    else if (byte === ascii.minus || (byte >= ascii.zero && byte <= ascii.nine))
      this.#leaf(start, endOfNumber(this.#bytes, start))
    else this.#leaf(start, endOfWord(this.#bytes, start))
  }

  #leaf(start: number, end: number) {
    if (end === 0) throw notJson(start)
    this.#first = start
    this.#second = end
    this.#at = end
  }

  #object(key: number) {
    const start = this.#enter()
    const base = this.#memory.pendingEnd
    let type = 0
    if (!this.#closes(ascii.closeBrace)) {
      let before = this.#words.keys.size + 1 + key
      do {
        const name = this.#key(before)
        this.#expect(ascii.colon)
        this.#value(name)
        if (name === this.#words.typename) type = this.#typeRead()
        else if (name !== 0) this.#keepField(name)
        before = name
      } while (this.#goesOn(ascii.closeBrace))
    }
    this.#closeObject(start, base)
    this.#memory.cells[this.#second + typeAt] = type
  }

  #list(key: number) {
    const start = this.#enter()
    const base = this.#memory.pendingEnd
    if (!this.#closes(ascii.closeBracket)) {
      do {
        this.#value(key)
        this.#keepEntry()
      } while (this.#goesOn(ascii.closeBracket))
    }
    this.#closeList(start, base)
  }

  #enter() {
    this.#depth += 1
    if (this.#depth > deepest) throw notJson(this.#at)
    this.#at += 1
    this.#skipSpace()
    return this.#at - 1
  }

  #closes(bracket: number) {
    if (this.#bytes[this.#at] !== bracket) return false
    this.#at += 1
    return true
  }

  /** Behind an entry or a field: whether another follows. */
  #goesOn(bracket: number) {
    this.#skipSpace()
    if (this.#closes(bracket)) return false
    this.#expect(ascii.comma)
    return true
  }

  #expect(byte: number) {
    this.#skipSpace()
    if (this.#bytes[this.#at] !== byte) throw notJson(this.#at)
    this.#at += 1
    this.#skipSpace()
  }

  #skipSpace() {
    let byte = this.#bytes[this.#at]!
    while (byte <= ascii.space && (byte === ascii.space || byte === 0x0a || byte === 0x0d || byte === 0x09))
      byte = this.#bytes[(this.#at += 1)]!
  }

  /** @param before what decides which key is likely, see `Vocabulary.follows` */
  #key(before: number): number {
    const start = this.#at
    const { follows, keys } = this.#words
    if (this.#bytes[start] !== ascii.quote) throw notJson(start)
    const likely = follows[before]!
    const end = likely === 0 ? 0 : keys.quotedEnd(likely, this.#bytes, start + 1)
    if (end !== 0) {
      this.#at = end + 1
      return likely
    }
    const name = this.#keyAt(start)
    follows[before] = name
    return name
  }

  #keyAt(start: number) {
    const end = endOfString(this.#bytes, start)
    if (end === 0) throw notJson(start)
    this.#at = end
    const { keys } = this.#words
    const found = keys.find(this.#bytes, start + 1, end - 1)
    if (found !== 0 || !this.#bytes.subarray(start, end).includes(ascii.backslash)) return found
    return keys.numberOf(JSON.parse(this.#bytes.toString('utf8', start, end)) as string)
  }

  #typeRead() {
    if (this.#first < 0 || this.#bytes[this.#first] !== ascii.quote) return unknownType
    return this.#words.types.find(this.#bytes, this.#first + 1, this.#second - 1) || unknownType
  }

  #keepField(key: number) {
    const memory = this.#memory
    memory.reservePending()
    const { pending, pendingEnd } = memory
    pending[pendingEnd] = key
    pending[pendingEnd + 1] = this.#first
    pending[pendingEnd + 2] = this.#second
    memory.pendingEnd += fieldCells
  }

  #keepEntry() {
    const memory = this.#memory
    memory.reservePending()
    const { pending, pendingEnd } = memory
    pending[pendingEnd] = this.#first
    pending[pendingEnd + 1] = this.#second
    memory.pendingEnd += 2
  }

  #closeObject(start: number, base: number) {
    const memory = this.#memory
    const node = memory.newObject((memory.pendingEnd - base) / fieldCells)
    memory.cells[node + startAt] = start
    memory.cells[node + endAt] = this.#at
    this.#settle(node + fieldsAt, base)
    this.#first = objectKind
    this.#second = node
  }

  #closeList(start: number, base: number) {
    const memory = this.#memory
    const node = memory.take(entriesAt + memory.pendingEnd - base)
    memory.cells[node + limitAt] = memory.cellsEnd
    memory.cells[node + startAt] = start
    memory.cells[node + endAt] = this.#at
    this.#settle(node + entriesAt, base)
    this.#first = listKind
    this.#second = node
  }

  /** What was pending since `base` moves to its place. */
  #settle(to: number, base: number) {
    const { cells, pending, pendingEnd } = this.#memory
    for (let from = base, at = to; from < pendingEnd; from += 1, at += 1) cells[at] = pending[from]!
    this.#memory.pendingEnd = base
    this.#depth -= 1
  }
}

const notJson = (at: number) => new SyntaxError(`No JSON at byte ${at}`)
