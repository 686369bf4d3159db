import { JsonReader } from '../../src/execution/memory/json-reader.ts'
import { entriesAt, entryCells, limitAt } from '../../src/execution/memory/layout.ts'
import { Memory } from '../../src/execution/memory/memory.ts'
import { NameTable } from '../../src/execution/memory/name-table.ts'
import { receive } from '../../src/execution/memory/receive.ts'
import { Vocabulary } from '../../src/execution/memory/vocabulary.ts'

/** A memory in which text can be read, and what is in it as values again. */
export const readingMemory = (names: Iterable<string>, types: Iterable<string> = []) => {
  const memory = new Memory()
  const vocabulary = new Vocabulary(names, new NameTable(types))
  const reader = new JsonReader(memory, vocabulary)
  /** @throws SyntaxError where the bytes are no JSON object */
  const read = (text: string | Buffer): number => {
    const { start, end } = receive(memory, Buffer.from(text))
    return reader.read(start, end)
  }

  const objectAt = (node: number): object => {
    const fields: [string, unknown][] = []
    memory.eachField(node, (at) => {
      fields.push([vocabulary.keys.nameOf(memory.cells[at] ?? 0) ?? '', valueAt(at + 1)])
    })
    return Object.fromEntries(fields)
  }

  const valueAt = (slot: number): unknown => {
    const node = memory.cells[slot + 1] ?? 0
    if (memory.isObject(slot)) return objectAt(node)
    if (!memory.isList(slot)) return JSON.parse(memory.textOf(slot))
    const count = ((memory.cells[node + limitAt] ?? 0) - node - entriesAt) / entryCells
    return Array.from({ length: count }, (_, index) => valueAt(node + entriesAt + index * entryCells))
  }

  return { memory, vocabulary, read, objectAt }
}
