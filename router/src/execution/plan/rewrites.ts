import type { FetchDataRewrite } from '@apollo/query-planner'
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import { type DataObject, isDataObject } from './data.ts'

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

/** Changes an answer in place, as the plan says: fields that were asked for under another name get their own back. */
export type Rewrite = (answer: DataObject, typeName?: string) => void

/** @returns undefined where there is nothing to rewrite */
export const compileRewrites = (
  rewrites: readonly FetchDataRewrite[] | undefined,
  schema: GraphQLSchema,
): Rewrite | undefined => {
  if (!rewrites || rewrites.length === 0) return undefined
  return (answer, typeName) => {
    for (const rewrite of rewrites) apply(answer, { rewrite, schema, step: 0, typeName })
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
  rewrite: FetchDataRewrite
  schema: GraphQLSchema
  step: number
  /** What the object is where it does not say so itself. */
  typeName?: string | undefined
}

const apply = (value: unknown, walk: Walk): void => {
  if (Array.isArray(value)) return value.forEach((entry) => apply(entry, walk))
  if (!isDataObject(value)) return
  const { rewrite, schema, step, typeName } = walk
  const name = rewrite.path[step]
  if (name === undefined) return
  const condition = conditionOf(name)
  const next = { ...walk, step: step + 1 }
  if (condition !== undefined) {
    const own = value['__typename'] ?? typeName
    if (typeof own !== 'string' || isOfType(schema, own, condition)) apply(value, next)
  } else if (step < rewrite.path.length - 1) apply(value[name], { ...next, typeName: undefined })
  else if (rewrite.kind === 'ValueSetter') value[name] = rewrite.setValueTo
  else if (Object.hasOwn(value, name)) {
    value[rewrite.renameKeyTo] = value[name]
    delete value[name]
  }
}
