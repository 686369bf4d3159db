import {
  endAt,
  entriesAt,
  entryCells,
  limitAt,
  listKind,
  nextAt,
  objectKind,
  removed,
  startAt,
  typeAt,
} from './layout.ts'
import type { Memory } from './memory.ts'

/**
 * Adds what a subgraph answered about an object to what is known about it. Objects and lists of objects merge
 * entry by entry; anything else is replaced. What is added becomes a part of the object: it may not be used again, which is
 * what `copyObject` is for.
 */
export const mergeObjects = (memory: Memory, target: number, added: number) => {
  const { cells } = memory
  if (cells[added + typeAt] !== 0) cells[target + typeAt] = cells[added + typeAt]!
  memory.eachField(added, (at) => {
    const known = memory.field(target, memory.cells[at]!)
    if (known === 0) return
    mergeValues(memory, known, at + 1)
    memory.cells[at] = removed
  })
  appendPart(memory, target, added)
}

const appendPart = ({ cells }: Memory, target: number, added: number) => {
  let last = target
  while (cells[last + nextAt] !== 0) last = cells[last + nextAt]!
  cells[last + nextAt] = added
}

/** Whichever subgraph answers first: an object that one of them has is not taken away by the null of another. */
const mergeValues = (memory: Memory, known: number, added: number) => {
  const { cells } = memory
  const bothAre = (kind: number) => cells[known] === kind && cells[added] === kind
  if (bothAre(objectKind)) mergeObjects(memory, cells[known + 1]!, cells[added + 1]!)
  else if (bothAre(listKind) && areOneList(memory, cells[known + 1]!, cells[added + 1]!))
    mergeLists(memory, known, cells[added + 1]!)
  else if (!memory.isNull(added) || cells[known]! >= 0) replace(memory, known, added)
}

const replace = ({ cells }: Memory, slot: number, by: number) => {
  cells[slot] = cells[by]!
  cells[slot + 1] = cells[by + 1]!
}

/** Of objects, an entry that only one subgraph has stays, whoever answers first. Lists of values are one value each. */
const areOneList = (memory: Memory, known: number, added: number) =>
  memory.cells[known + limitAt]! - known === memory.cells[added + limitAt]! - added ||
  (hasObject(memory, known) && hasObject(memory, added))

const hasObject = ({ cells }: Memory, list: number) => {
  const limit = cells[list + limitAt]!
  for (let at = list + entriesAt; at < limit; at += entryCells) if (cells[at] === objectKind) return true
  return false
}

const mergeLists = (memory: Memory, slot: number, added: number) => {
  const known = memory.cells[slot + 1]!
  const missing = memory.cells[added + limitAt]! - added - (memory.cells[known + limitAt]! - known)
  const list = missing > 0 ? longerList(memory, known, missing) : known
  memory.cells[slot + 1] = list
  const { cells } = memory
  const [limit, old] = [cells[added + limitAt]!, cells[known + limitAt]! - known + list]
  for (
    let from = added + entriesAt, to = list + entriesAt;
    from < limit;
    from += entryCells, to += entryCells
  )
    if (to < old) mergeValues(memory, to, from)
    else replace(memory, to, from)
}

/** A copy of a list with room for more entries at its end. */
const longerList = (memory: Memory, list: number, more: number) => {
  const size = memory.cells[list + limitAt]! - list
  const copy = memory.take(size + more)
  memory.cells.copyWithin(copy, list, list + size)
  memory.cells[copy + limitAt] = copy + size + more
  return copy
}

/** A copy of an object, all of its parts in one: nothing of it is held by both. */
export const copyObject = (memory: Memory, node: number): number => {
  let fields = 0
  memory.eachField(node, () => (fields += 1))
  const copy = memory.newObject(fields)
  for (const at of [startAt, endAt, typeAt]) memory.cells[copy + at] = memory.cells[node + at]!
  let to = memory.cells[copy + limitAt]! - fields * 3
  memory.eachField(node, (at) => {
    memory.cells[to] = memory.cells[at]!
    copyValue(memory, at + 1, to + 1)
    to += 3
  })
  return copy
}

const copyList = (memory: Memory, node: number): number => {
  const size = memory.cells[node + limitAt]! - node
  const copy = memory.take(size)
  memory.cells.copyWithin(copy, node, node + entriesAt)
  memory.cells[copy + limitAt] = copy + size
  for (let at = entriesAt; at < size; at += entryCells) copyValue(memory, node + at, copy + at)
  return copy
}

const copyValue = (memory: Memory, from: number, to: number) => {
  const kind = memory.cells[from]!
  const of = memory.cells[from + 1]!
  const copied = kind === objectKind ? copyObject(memory, of) : kind === listKind ? copyList(memory, of) : of
  memory.cells[to] = kind
  memory.cells[to + 1] = copied
}
