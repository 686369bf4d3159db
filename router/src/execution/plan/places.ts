import { entriesAt, entryCells, limitAt } from '../memory/layout.ts'
import { type Steps, everyEntry } from '../memory/locate.ts'
import type { Memory } from '../memory/memory.ts'
import type { NameTable } from '../memory/name-table.ts'

/** Where data is: response names, and indices in lists. */
export type DataPath = readonly (string | number)[]

/** Where a plan looks: response names, and `@` for every entry of a list. */
export type PlanPath = readonly string[]

/** A plan's path as a memory knows it. */
export const stepsOf = (path: PlanPath, keys: NameTable): Steps =>
  path.map((name) => (name === '@' ? everyEntry : keys.numberOf(name)))

/** Every object at a path, and the path of each. Slower than `locate`: errors need it, answers do not. */
export const locateWithPaths = (
  memory: Memory,
  root: number,
  at: { path: PlanPath; steps: Steps },
): { node: number; path: DataPath }[] => {
  const found: { node: number; path: DataPath }[] = []
  const visit = (slot: number, step: number, path: DataPath) => {
    const node = memory.cells[slot + 1]!
    if (memory.isList(slot)) {
      const next = at.steps[step] === everyEntry ? step + 1 : step
      const limit = memory.cells[node + limitAt]!
      for (let entry = node + entriesAt, index = 0; entry < limit; entry += entryCells, index += 1)
        visit(entry, next, [...path, index])
    } else if (memory.isObject(slot)) {
      if (step === at.steps.length) found.push({ node, path })
      else visitField(node, step, path)
    }
  }
  const visitField = (node: number, step: number, path: DataPath) => {
    const slot = memory.field(node, at.steps[step]!)
    if (slot !== 0) visit(slot, step + 1, [...path, at.path[step]!])
  }
  visitField(root, 0, [])
  return found
}

/** The part of a plan's path that is one place: behind a list it could be any of its entries. */
export const knownPart = (path: PlanPath): DataPath => {
  const end = path.indexOf('@')
  return end === -1 ? path : path.slice(0, end)
}
