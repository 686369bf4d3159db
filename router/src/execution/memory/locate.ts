import { entriesAt, entryCells, limitAt, listKind, objectKind, seenAt, sharedAt } from './layout.ts'
import type { Memory } from './memory.ts'

/** Where a plan looks: keys, and `everyEntry` for every entry of a list. */
export type Steps = readonly number[]

export const everyEntry = -1

/**
 * The slots of every object at a path, in order; nulls and values that are no objects are passed over. An object that is in
 * several places comes once.
 */
export const locate = (memory: Memory, root: number, steps: Steps): number[] => {
  const found: number[] = []
  const walk = (memory.walks += 1)

  const visit = (slot: number, step: number) => {
    const { cells } = memory
    const node = cells[slot + 1]!
    if (cells[slot] === listKind) {
      const next = steps[step] === everyEntry ? step + 1 : step
      const limit = cells[node + limitAt]!
      for (let at = node + entriesAt; at < limit; at += entryCells) visit(at, next)
    } else if (cells[slot] === objectKind) {
      if (cells[node + sharedAt] === 1) {
        if (cells[node + seenAt] === walk) return
        cells[node + seenAt] = walk
      }
      if (step === steps.length) found.push(slot)
      else if (steps[step] !== everyEntry) visitField(node, step)
    }
  }

  const visitField = (node: number, step: number) => {
    const slot = memory.field(node, steps[step]!)
    if (slot !== 0) visit(slot, step + 1)
  }

  visitField(root, 0)
  return found
}
