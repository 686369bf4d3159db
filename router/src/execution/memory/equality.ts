import {
  entriesAt,
  entryCells,
  fieldCells,
  fromAt,
  limitAt,
  nextAt,
  objectKind,
  typeAt,
  unknownType,
} from './layout.ts'
import type { Memory } from './memory.ts'

/**
 * Whether two objects are alike down to the last value, which has to be certain only where they are: values and fields that
 * came in another order, or were written otherwise, such as 1 and 1.0, count as different.
 */
export const areEqualObjects = (memory: Memory, one: number, other: number): boolean => {
  const { cells } = memory
  let [part, there] = [one, other]
  if (part === there) return true
  if (cells[part + typeAt] !== cells[there + typeAt] || cells[part + typeAt] === unknownType) return false
  while (part !== 0 && there !== 0) {
    const limit = cells[part + limitAt]!
    let [at, other] = [cells[part + fromAt]!, cells[there + fromAt]!]
    if (cells[there + limitAt]! - other !== limit - at) return false
    for (; at !== other && at < limit; at += fieldCells, other += fieldCells)
      if (cells[at] !== cells[other] || !areEqual(memory, at + 1, other + 1)) return false
    part = cells[part + nextAt]!
    there = cells[there + nextAt]!
  }
  return part === there
}

const areEqual = (memory: Memory, one: number, other: number): boolean => {
  const { cells } = memory
  const [kind, otherKind] = [cells[one]!, cells[other]!]
  const [of, otherOf] = [cells[one + 1]!, cells[other + 1]!]
  if (kind >= 0)
    return (
      otherKind >= 0 &&
      of - kind === otherOf - otherKind &&
      areEqualBytes(memory, { start: kind, end: of }, otherKind)
    )
  if (kind !== otherKind) return false
  return kind === objectKind ? areEqualObjects(memory, of, otherOf) : areEqualLists(memory, of, otherOf)
}

const areEqualLists = (memory: Memory, one: number, other: number) => {
  const { cells } = memory
  const size = cells[one + limitAt]! - one
  if (cells[other + limitAt]! - other !== size) return false
  for (let at = entriesAt; at < size; at += entryCells)
    if (!areEqual(memory, one + at, other + at)) return false
  return true
}

/** Whether the bytes from `start` to `end` are those from `there` on. */
export const areEqualBytes = (
  { bytes }: Memory,
  { start, end }: { start: number; end: number },
  there: number,
) => {
  for (let at = start, other = there; at < end; at += 1, other += 1)
    if (bytes[at] !== bytes[other]) return false
  return true
}
