import { type DataObject, isDataObject } from './data.ts'

/** Whether two pieces of data are alike down to the last value. */
export const areEqual = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (isDataObject(one)) return isDataObject(other) && areEqualObjects(one, other)
  return Array.isArray(one) && Array.isArray(other) && areEqualLists(one, other)
}

const areEqualObjects = (one: DataObject, other: DataObject) => {
  let fields = 0
  for (const name in other) {
    if (!Object.hasOwn(one, name) || !areEqual(one[name], other[name])) return false
    fields += 1
  }
  for (const _ in one) fields -= 1
  return fields === 0
}

const areEqualLists = (one: readonly unknown[], other: readonly unknown[]) => {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index += 1) if (!areEqual(one[index], other[index])) return false
  return true
}
