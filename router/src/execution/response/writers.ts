import { ascii, entriesAt, entryCells, limitAt, typeAt } from '../memory/layout.ts'
import {
  type Completion,
  type Outcome,
  type Place,
  type Writer,
  impossible,
  misfit,
  unwrite,
  within,
  wroteNull,
  wroteValue,
  writeNull,
} from './completion.ts'
import type { ObjectWriter } from './object-writer.ts'

/** Section 6.4.3 of the specification: a null where none may be is an error, and its parent becomes null. */
export const nonNull =
  (write: Writer, place: Place): Writer =>
  (slot, completion) => {
    const before = completion.misfits.length
    const start = completion.memory.bytesEnd
    const outcome = write(slot, completion)
    if (outcome !== wroteNull) return outcome
    completion.memory.bytesEnd = start
    if (completion.misfits.length === before)
      misfit(completion, `Cannot return null for non-nullable field ${place.coordinate}.`, place)
    return impossible
  }

export const list =
  (write: Writer, place: Place): Writer =>
  (slot, completion) => {
    const { memory } = completion
    if (memory.isNull(slot)) return writeNull(completion)
    if (memory.isList(slot)) return writeEntries(memory.cells[slot + 1]!, completion, write)
    misfit(completion, `Expected a list for field ${place.coordinate}.`, place)
    return writeNull(completion)
  }

const writeEntries = (node: number, completion: Completion, write: Writer): Outcome => {
  const { memory, misfits } = completion
  const start = memory.bytesEnd
  const first = node + entriesAt
  const limit = memory.cells[node + limitAt]!
  let whole = true
  memory.appendByte(ascii.openBracket)
  for (let at = first; at < limit; at += entryCells) {
    if (at > first) memory.appendByte(ascii.comma)
    const before = misfits.length
    if (write(at, completion) === impossible) whole = false
    if (misfits.length !== before) within(completion, before, (at - first) / entryCells)
  }
  memory.appendByte(ascii.closeBracket)
  if (whole) return wroteValue
  unwrite(completion, start)
  return writeNull(completion)
}

/** @param writerOf of what may be here, by the number of the type that an object says it is of */
export const object =
  (writerOf: (type: number) => ObjectWriter | undefined, place: Place): Writer =>
  (slot, completion) => {
    const { memory } = completion
    if (memory.isNull(slot)) return writeNull(completion)
    if (memory.isObject(slot)) {
      const node = memory.cells[slot + 1]!
      const writer = writerOf(memory.cells[node + typeAt]!)
      if (writer) return writer.write(node, completion) ? wroteValue : writeNull(completion)
      // The name is not repeated: it may be of a type that clients must not know.
      misfit(completion, `Invalid __typename found for the object of field ${place.coordinate}.`, place)
    } else misfit(completion, `Expected an object for field ${place.coordinate}.`, place)
    return writeNull(completion)
  }
