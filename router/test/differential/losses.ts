import type { Answers } from './case.ts'
import { nulledBy } from './error-places.ts'
import { type Path, type Places, pathKey } from './oracle.ts'

/** Where ours has null and stock has something, if that is all in which their data differ. */
export const losses = ({ ours, stock }: Answers) => lostFrom(stock.data, ours.data)

/** The reverse: where stock has null. */
export const gains = ({ ours, stock }: Answers) => lostFrom(ours.data, stock.data)

const lostFrom = (more: string | undefined, less: string | undefined): readonly Path[] | undefined => {
  const found: Path[] = []
  const rest = lost(JSON.parse(less ?? 'null'), JSON.parse(more ?? 'null'), { path: [], found })
  return rest && found.length > 0 ? found : undefined
}

const lost = (less: unknown, more: unknown, at: { path: Path; found: Path[] }): boolean => {
  if (less === null) {
    if (more !== null) at.found.push(at.path)
    return true
  }
  if (typeof less !== 'object' || typeof more !== 'object' || more === null) return less === more
  const [a, b] = [Object.entries(less), Object.entries(more)]
  return (
    a.length === b.length &&
    a.every(([name, value], n) => {
      const [other, rest] = b[n] as [string, unknown]
      const step = Array.isArray(less) ? Number(name) : name
      return name === other && lost(value, rest, { ...at, path: [...at.path, step] })
    })
  )
}

/** Whether an error of a subgraph led to a null of the same field of the same object, under another of the client's names. */
export const isLostWithAnAlias = ({ ours, places }: Answers, path: Path): boolean => {
  const site = placeOf(places, pathKey(path))
  return ours.errors.some((one) => {
    const place = one.code === 'DOWNSTREAM_SERVICE_ERROR' ? nulledBy(ours.data, one) : undefined
    return place !== undefined && site !== undefined && placeOf(places, place) === site
  })
}

const placeOf = ({ fields, objects }: Places, key: string) => fields.get(key) ?? objects.get(key)

/** Whether what is missing is computed from other fields, or is an object with such a field. */
export const isComputed = ({ places, bench }: Answers, path: Path): boolean =>
  [...places.fields].some(([key, site]) => {
    const [, type = '', name = ''] = /^(\w+)[#:].*\.(\w+)$/.exec(site) ?? []
    const field = JSON.parse(key) as Path
    const within = path.length <= field.length && path.every((step, n) => step === field[n])
    return within && bench.world.field(type, name)?.requires !== undefined
  })
