import {
  ascii,
  endAt,
  fieldCells,
  fieldsAt,
  fromAt,
  lentAt,
  limitAt,
  listKind,
  nextAt,
  objectKind,
  removed,
  seenAt,
  sharedAt,
  startAt,
  typeAt,
} from './layout.ts'

const firstBytes = 32_768
const firstCells = 16_384
/** Copying fewer bytes one by one is faster than a call. */
const fewBytes = 40

const nullText = Buffer.from('null')

/**
 * All that one execution knows: the answers of its subgraphs as they came, where in them what is (see `layout.ts`), and
 * what is written for the client. Nothing of it is an object of its own to JavaScript, so that an execution that waits for
 * a subgraph leaves the garbage collector nothing to look at, and its memory serves the next one.
 */
export class Memory {
  bytes: Buffer = Buffer.allocUnsafeSlow(firstBytes)
  bytesEnd = 0
  cells = new Int32Array(firstCells)
  /** Cell 0 is no node and no slot, so that 0 can stand for none. */
  cellsEnd = 1
  /** Fields and entries of objects and lists that are being read. */
  pending = new Int32Array(1_024)
  pendingEnd = 0
  /** Counts the walks over objects that are in several places. */
  walks = 0

  reset() {
    this.bytesEnd = 0
    this.cellsEnd = 1
    this.pendingEnd = 0
    this.walks = 0
  }

  get size() {
    return this.bytes.length + 4 * (this.cells.length + this.pending.length)
  }

  // ---- objects

  /** @returns the node of an object with no fields yet but room for some */
  newObject(fields: number): number {
    const node = this.take(fieldsAt + fields * fieldCells)
    const { cells } = this
    cells[node + limitAt] = this.cellsEnd
    cells[node + startAt] = 0
    cells[node + endAt] = 0
    cells[node + typeAt] = 0
    cells[node + nextAt] = 0
    cells[node + sharedAt] = 0
    cells[node + seenAt] = 0
    cells[node + fromAt] = node + fieldsAt
    cells[node + lentAt] = 0
    return node
  }

  /** @returns the slot of an object's field; 0 where the object has none of this key */
  field(node: number, key: number): number {
    const { cells } = this
    for (let part = node; part !== 0; part = cells[part + nextAt]!) {
      const limit = cells[part + limitAt]!
      for (let at = cells[part + fromAt]!; at < limit; at += fieldCells) if (cells[at] === key) return at + 1
    }
    return 0
  }

  /** Every field of an object, in all its parts: calls back with the cell of its key, which the slot follows. */
  eachField(node: number, visit: (at: number) => void) {
    for (let part = node; part !== 0; part = this.cells[part + nextAt]!) {
      const limit = this.cells[part + limitAt]!
      for (let at = this.cells[part + fromAt]!; at < limit; at += fieldCells)
        if (this.cells[at] !== removed) visit(at)
    }
  }

  /** Whether there is no value: a slot of 0, or JSON's null. */
  isNull(slot: number): boolean {
    if (slot === 0) return true
    const start = this.cells[slot]!
    return start >= 0 && this.bytes[start] === ascii.n
  }

  isObject(slot: number): boolean {
    return slot !== 0 && this.cells[slot] === objectKind
  }

  isList(slot: number): boolean {
    return slot !== 0 && this.cells[slot] === listKind
  }

  /** Where the JSON of a value begins, as its subgraph wrote it. */
  startOf(slot: number): number {
    const start = this.cells[slot]!
    return start >= 0 ? start : this.cells[this.cells[slot + 1]! + startAt]!
  }

  endOf(slot: number): number {
    const end = this.cells[slot + 1]!
    return this.cells[slot]! >= 0 ? end : this.cells[end + endAt]!
  }

  /** The JSON of a value as a text, for where something is unusual. */
  textOf(slot: number): string {
    return this.bytes.toString('utf8', this.startOf(slot), this.endOf(slot))
  }

  // ---- writing

  /** Appends bytes of elsewhere. */
  append(from: Buffer, start: number, end: number) {
    this.reserve(end - start)
    if (end - start > fewBytes) from.copy(this.bytes, this.bytesEnd, start, end)
    else {
      const { bytes } = this
      for (let at = start, to = this.bytesEnd; at < end; at += 1, to += 1) bytes[to] = from[at]!
    }
    this.bytesEnd += end - start
  }

  /** Appends a piece of its own bytes again. */
  repeat(start: number, end: number) {
    this.reserve(end - start)
    const { bytes } = this
    if (end - start > fewBytes) bytes.copyWithin(this.bytesEnd, start, end)
    else for (let at = start, to = this.bytesEnd; at < end; at += 1, to += 1) bytes[to] = bytes[at]!
    this.bytesEnd += end - start
  }

  appendByte(byte: number) {
    this.reserve(1)
    this.bytes[this.bytesEnd] = byte
    this.bytesEnd += 1
  }

  appendText(text: string) {
    this.reserve(text.length * 3)
    this.bytesEnd += this.bytes.write(text, this.bytesEnd, 'utf8')
  }

  appendNull() {
    this.append(nullText, 0, nullText.length)
  }

  // ---- growing

  /** Makes sure that so many more bytes fit. Whoever holds `bytes` must look again. */
  reserve(count: number) {
    if (this.bytesEnd + count <= this.bytes.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.bytesEnd + count))
    this.bytes.copy(grown, 0, 0, this.bytesEnd)
    this.bytes = grown
  }

  /** @returns the first of so many new cells. Whoever holds `cells` must look again. */
  take(count: number): number {
    const first = this.cellsEnd
    this.cellsEnd += count
    if (this.cellsEnd > this.cells.length) this.cells = larger(this.cells, this.cellsEnd)
    return first
  }

  /** Makes sure that one more field or entry fits in `pending`. */
  reservePending() {
    if (this.pendingEnd + fieldCells > this.pending.length)
      this.pending = larger(this.pending, this.pendingEnd + fieldCells)
  }
}

const larger = (cells: Int32Array<ArrayBuffer>, atLeast: number) => {
  const grown = new Int32Array(Math.max(cells.length * 2, atLeast))
  grown.set(cells)
  return grown
}
