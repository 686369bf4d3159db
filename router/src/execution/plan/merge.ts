import { type DataObject, isDataObject, valueOf } from './data.ts'

/**
 * Adds what a subgraph answered about an object to what is known about it. Objects and lists of objects merge
 * entry by entry; anything else is replaced.
 * @param copies true where `source` also goes elsewhere: nothing of it may then be held by both
 */
export const mergeInto = (target: DataObject, source: DataObject, copies: boolean) => {
  for (const name in source) {
    const value = source[name]
    if (value === undefined) continue
    if (value === null) mergeNull(target, name)
    else if (typeof value !== 'object') set(target, name, value)
    else mergeValue(target, name, { value, copies })
  }
}

/** Whichever subgraph answers first: an object that one of them has is not taken away by the null of another. */
const mergeNull = (target: DataObject, name: string) => {
  const known = valueOf(target, name)
  if (typeof known !== 'object' || known === null) set(target, name, null)
}

const mergeValue = (
  target: DataObject,
  name: string,
  { value, copies }: { value: object; copies: boolean },
) => {
  const known = name === '__proto__' ? undefined : target[name]
  if (isDataObject(known) && isDataObject(value)) mergeInto(known, value, copies)
  else if (Array.isArray(known) && Array.isArray(value) && areOneList(known, value))
    mergeLists(known, value, copies)
  else set(target, name, copies ? copyOf(value) : value)
}

/** Of objects, an entry that only one subgraph has stays, whoever answers first. Lists of values are one value each. */
const areOneList = (known: readonly unknown[], value: readonly unknown[]) =>
  known.length === value.length || (known.some(isDataObject) && value.some(isDataObject))

const mergeLists = (target: unknown[], source: readonly unknown[], copies: boolean) => {
  for (const [index, value] of source.entries()) {
    const known = target[index]
    if (isDataObject(known) && isDataObject(value)) mergeInto(known, value, copies)
    else if (Array.isArray(known) && Array.isArray(value) && areOneList(known, value))
      mergeLists(known, value, copies)
    else if (value !== null || typeof known !== 'object') target[index] = copies ? copyOf(value) : value
  }
}

const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  if (!isDataObject(value)) return value
  const copy: DataObject = {}
  for (const name in value) set(copy, name, copyOf(value[name]))
  return copy
}

/** Assigning to `__proto__` would change what the object is instead of what it holds. */
const set = (target: DataObject, name: string, value: unknown) => {
  if (name !== '__proto__') target[name] = value
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}
