/** A piece of the data gathered so far: what subgraphs answered, merged. */
export type DataObject = Record<string, unknown>

/** Where data is: response names, and indices in lists. */
export type DataPath = readonly (string | number)[]

/** Where a plan looks: response names, and `@` for every entry of a list. */
export type PlanPath = readonly string[]

export const isDataObject = (value: unknown): value is DataObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A response name is the client's choice: `__proto__` and `constructor` are names like any other. */
export const valueOf = (object: DataObject, name: string): unknown =>
  name in Object.prototype && !Object.hasOwn(object, name) ? undefined : object[name]

/** An object of the data and what holds it: `holder[key]` is the object. */
export interface Slot {
  object: DataObject
  holder: DataObject | unknown[]
  key: string | number
}

/** Objects that stand for several equal ones, and so are in several places. */
export type Shared = Set<DataObject>

/** Every object at a path, in order; nulls and values that are no objects are passed over. */
export const locate = (data: DataObject, path: PlanPath): DataObject[] =>
  path.length === 0 ? [data] : locateSlots(data, path, none).map(({ object }) => object)

const none: Shared = new Set()

/** Like `locate`, with what holds each object. One that is in several places through a shared object comes once. */
export const locateSlots = (data: DataObject, path: PlanPath, shared: Shared): Slot[] => {
  const slots: Slot[] = []
  const seen = new Set<DataObject>()

  const gather = (holder: DataObject | unknown[], key: string | number, step: number) => {
    const value = Array.isArray(holder) ? holder[key as number] : valueOf(holder, key as string)
    if (typeof value !== 'object' || value === null) return
    const name = path[step]
    if (Array.isArray(value)) {
      const next = name === '@' ? step + 1 : step
      for (let index = 0; index < value.length; index += 1) gather(value, index, next)
      return
    }
    const object = value as DataObject
    if (shared.size > 0 && shared.has(object)) {
      if (seen.has(object)) return
      seen.add(object)
    }
    if (name === undefined) slots.push({ object, holder, key })
    else if (name !== '@') gather(object, name, step + 1)
  }

  const [first] = path
  if (first !== undefined) gather(data, first, 1)
  return slots
}

/** Puts another object in the place of one. */
export const put = ({ holder, key }: Slot, object: DataObject) => {
  if (Array.isArray(holder)) holder[key as number] = object
  else if (key !== '__proto__') holder[key] = object
}

/** Like `locate`, with the path of each object. Slower: errors need it, answers do not. */
export const locateWithPaths = (data: unknown, path: PlanPath): { object: DataObject; path: DataPath }[] => {
  if (typeof data !== 'object' || data === null) return []
  const [name, ...rest] = path
  if (Array.isArray(data)) {
    const next = name === '@' ? rest : path
    return data.flatMap((entry, index) => under(index, locateWithPaths(entry, next)))
  }
  if (name === undefined) return [{ object: data as DataObject, path: [] }]
  return under(name, locateWithPaths(valueOf(data as DataObject, name), rest))
}

const under = (key: string | number, found: ReturnType<typeof locateWithPaths>) =>
  found.map(({ object, path }) => ({ object, path: [key, ...path] }))

/** The part of a plan's path that is one place: behind a list it could be any of its entries. */
export const knownPart = (path: PlanPath): DataPath => {
  const end = path.indexOf('@')
  return end === -1 ? path : path.slice(0, end)
}
