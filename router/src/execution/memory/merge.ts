import {
  endAt,
  entriesAt,
  entryCells,
  fieldCells,
  fieldsAt,
  fromAt,
  lentAt,
  limitAt,
  listKind,
  nextAt,
  objectKind,
  removed,
  sharedAt,
  startAt,
  typeAt,
} from './layout.ts'
import type { Memory } from './memory.ts'

/**
 * Adds what a subgraph answered about an object to what is known about it. Objects and lists of objects merge
 * entry by entry; anything else is replaced. What is added becomes a part of the object: to add it to another as well takes
 * `copyObject` or `lendObject`.
 */
export const mergeObjects = (memory: Memory, target: number, added: number) => {
  const { cells } = memory
  if (cells[added + typeAt] !== 0) cells[target + typeAt] = cells[added + typeAt]!
  if (haveCommonField(memory, target, added)) mergeCommonFields(memory, target, added)
  appendPart(memory, target, added)
}

const haveCommonField = (memory: Memory, target: number, added: number) => {
  const { cells } = memory
  for (let part = added; part !== 0; part = cells[part + nextAt]!) {
    const limit = cells[part + limitAt]!
    for (let at = cells[part + fromAt]!; at < limit; at += fieldCells)
      if (memory.field(target, cells[at]!) !== 0) return true
  }
  return false
}

const mergeCommonFields = (memory: Memory, target: number, added: number) => {
  ownFields(memory, target)
  ownFields(memory, added)
  memory.eachField(added, (at) => {
    const known = memory.field(target, memory.cells[at]!)
    if (known === 0) return
    mergeValues(memory, known, at + 1)
    memory.cells[at] = removed
  })
}

/** Gives an object copies of the fields that are not its alone. */
const ownFields = (memory: Memory, node: number) => {
  for (let part = node; part !== 0; part = memory.cells[part + nextAt]!) {
    if (memory.cells[part + lentAt] === 0) continue
    const from = memory.cells[part + fromAt]!
    const size = memory.cells[part + limitAt]! - from
    const own = memory.take(size)
    for (let at = 0; at < size; at += fieldCells) {
      memory.cells[own + at] = memory.cells[from + at]!
      copyValue(memory, from + at + 1, own + at + 1)
    }
    memory.cells[part + fromAt] = own
    memory.cells[part + limitAt] = own + size
    memory.cells[part + lentAt] = 0
  }
}

const appendPart = ({ cells }: Memory, target: number, added: number) => {
  let last = target
  while (cells[last + nextAt] !== 0) last = cells[last + nextAt]!
  cells[last + nextAt] = added
}

/** Whichever subgraph answers first: an object that one of them has is not taken away by the null of another. */
export const mergeValues = (memory: Memory, known: number, added: number) => {
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

/**
 * A second object with the fields of one that is a single part. Objects in them are then in several places, so it is only
 * for what stays equal there.
 */
export const lendObject = (memory: Memory, node: number): number => {
  const borrower = memory.newObject(0)
  const { cells } = memory
  for (const at of lentCells) cells[borrower + at] = cells[node + at]!
  cells[borrower + lentAt] = 1
  if (cells[node + lentAt] === 0)
    markShared(cells, { from: cells[node + fromAt]! + 1, limit: cells[node + limitAt]!, step: fieldCells })
  cells[node + lentAt] = 1
  return borrower
}

const lentCells = [limitAt, startAt, endAt, typeAt, fromAt]

/** Marks the objects among some slots, also those in lists. */
const markShared = (
  cells: Int32Array,
  { from, limit, step }: { from: number; limit: number; step: number },
) => {
  for (let slot = from; slot < limit; slot += step) {
    const node = cells[slot + 1]!
    if (cells[slot] === objectKind) cells[node + sharedAt] = 1
    else if (cells[slot] === listKind)
      markShared(cells, { from: node + entriesAt, limit: cells[node + limitAt]!, step: entryCells })
  }
}

/** A copy of an object, all of its parts in one: nothing of it is held by both. */
export const copyObject = (memory: Memory, node: number): number => {
  let fields = 0
  memory.eachField(node, () => (fields += 1))
  const copy = memory.newObject(fields)
  for (const at of [startAt, endAt, typeAt]) memory.cells[copy + at] = memory.cells[node + at]!
  let to = copy + fieldsAt
  memory.eachField(node, (at) => {
    memory.cells[to] = memory.cells[at]!
    copyValue(memory, at + 1, to + 1)
    to += fieldCells
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
