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

/** Every object at a path, in order; nulls and values that are no objects are passed over. */
export const locate = (data: unknown, path: PlanPath): DataObject[] => {
  const found: DataObject[] = []
  gather(data, 0, { path, found })
  return found
}

const gather = (value: unknown, step: number, into: { path: PlanPath; found: DataObject[] }) => {
  if (typeof value !== 'object' || value === null) return
  const name = into.path[step]
  if (Array.isArray(value)) {
    const next = name === '@' ? step + 1 : step
    for (const entry of value) gather(entry, next, into)
  } else if (name === undefined) into.found.push(value as DataObject)
  else if (name !== '@') gather(valueOf(value as DataObject, name), step + 1, into)
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
