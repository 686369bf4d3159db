import type { FetchDataRewrite } from '@apollo/query-planner'
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import { entriesAt, entryCells, limitAt, removed, typeAt } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import { mergeValues } from '../memory/merge.ts'
import type { Around } from './around.ts'

const fragment = '... on '

/** The type a step of a rewrite's path is conditional on; undefined where it names a field. */
export const conditionOf = (step: string) =>
  step.startsWith(fragment) ? step.slice(fragment.length) : undefined

/** Whether an object of type `name` is one of type `condition`. */
export const isOfType = (schema: GraphQLSchema, name: string, condition: string) => {
  if (name === condition) return true
  const type = schema.getType(name)
  const wanted = schema.getType(condition)
  return (
    isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
  )
}

/**
 * Changes an answer in place, as the plan says: fields that were asked for under another name get their own back.
 * @param typeName what the object is where it does not say so itself
 */
export type Rewrite = (memory: Memory, node: number, typeName?: string) => void

/** @returns undefined where there is nothing to rewrite */
export const compileRewrites = (
  rewrites: readonly FetchDataRewrite[] | undefined,
  around: Around,
): Rewrite | undefined => {
  if (!rewrites || rewrites.length === 0) return undefined
  return (memory, node, typeName) => {
    for (const rewrite of rewrites) rewriteObject(node, { memory, rewrite, around, step: 0, typeName })
  }
}

/** A path in an answer of a subgraph, as it is in the data after the rewrites. */
export const rewrittenPath = (
  rewrites: readonly FetchDataRewrite[] | undefined,
  path: readonly (string | number)[],
): readonly (string | number)[] => {
  let current = path
  for (const rewrite of rewrites ?? []) {
    if (rewrite.kind !== 'KeyRenamer') continue
    const wanted = rewrite.path.filter((step) => conditionOf(step) === undefined)
    const steps = [...current.entries()].filter(([, step]) => typeof step === 'string')
    const at = steps[wanted.length - 1]?.[0]
    if (at !== undefined && wanted.every((name, index) => steps[index]?.[1] === name))
      current = current.with(at, rewrite.renameKeyTo)
  }
  return current
}

interface Walk {
  memory: Memory
  rewrite: FetchDataRewrite
  around: Around
  step: number
  typeName?: string | undefined
}

const rewriteValue = (slot: number, walk: Walk) => {
  const { memory } = walk
  const node = memory.cells[slot + 1]!
  if (memory.isObject(slot)) rewriteObject(node, walk)
  else if (memory.isList(slot)) {
    const limit = memory.cells[node + limitAt]!
    for (let at = node + entriesAt; at < limit; at += entryCells) rewriteValue(at, walk)
  }
}

const rewriteObject = (node: number, walk: Walk): void => {
  const { memory, rewrite, step, typeName, around } = walk
  const { keys, types } = around.vocabulary
  const name = rewrite.path[step]
  if (name === undefined) return
  const condition = conditionOf(name)
  const next = { ...walk, step: step + 1 }
  if (condition !== undefined) {
    const own = types.nameOf(memory.cells[node + typeAt]!) ?? typeName
    if (own === undefined || isOfType(around.schema, own, condition)) rewriteObject(node, next)
    return
  }
  const slot = memory.field(node, keys.numberOf(name))
  if (step < rewrite.path.length - 1) {
    if (slot !== 0) rewriteValue(slot, { ...next, typeName: undefined })
  } else if (rewrite.kind === 'KeyRenamer') {
    if (slot !== 0) rename(memory, { node, slot, key: keys.numberOf(rewrite.renameKeyTo) })
  } else throw new Error(`Answers cannot have ${name} set to a value`)
}

/** A type of an abstract one may have been asked for part of the same field under its own name: the two are one value. */
const rename = (memory: Memory, { node, slot, key }: { node: number; slot: number; key: number }) => {
  const known = memory.field(node, key)
  if (known !== 0) mergeValues(memory, known, slot)
  memory.cells[slot - 1] = known === 0 ? key : removed
}
