import type { Answers, Said } from './case.ts'
import { nulledBy } from './error-places.ts'
import { type Path, type Places, pathKey } from './oracle.ts'

/** The outermost places where the data of ours and of stock differ; what is within one is not told again. */
export interface DataDifference {
  readonly path: Path
  /** Of an object that both have: which fields it has, in which order. Otherwise its value. */
  readonly of: 'fields' | 'value'
  readonly ours: unknown
  readonly stock: unknown
}

export const dataDifferences = ({ ours, stock }: Answers): DataDifference[] => {
  if (ours.data === stock.data) return []
  const both = { ours: parsed(ours.data), stock: parsed(stock.data) }
  const found = differing(both, [])
  return found.length > 0 ? found : [{ path: [], of: 'value', ...both }]
}

const parsed = (data: string | undefined): unknown => JSON.parse(data ?? 'null')

const differing = ({ ours, stock }: { ours: unknown; stock: unknown }, path: Path): DataDifference[] => {
  if (!isComposite(ours) || !isComposite(stock) || Array.isArray(ours) !== Array.isArray(stock))
    return JSON.stringify(ours) === JSON.stringify(stock) ? [] : [{ path, of: 'value', ours, stock }]
  const [names, others] = [Object.keys(ours), Object.keys(stock)]
  if (Array.isArray(ours) && names.length !== others.length) return [{ path, of: 'value', ours, stock }]
  const fields = { path, of: 'fields', ours: names, stock: others } as const
  const within = names.filter((name) => others.includes(name))
  return [
    ...(names.join() === others.join() ? [] : [fields]),
    ...within.flatMap((name) =>
      differing({ ours: ours[name], stock: stock[name] }, [
        ...path,
        Array.isArray(ours) ? Number(name) : name,
      ]),
    ),
  ]
}

const isComposite = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** @returns undefined where nothing is */
export const valueAt = (data: string | undefined, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (isComposite(value) ? value[step] : undefined), parsed(data))

/** Whether what ours has there is what some data have there. */
export const isAsIn = (data: string | undefined, { path, of, ours }: DataDifference): boolean => {
  const there = valueAt(data, path)
  const compared = of === 'fields' && isComposite(there) ? Object.keys(there) : there
  return JSON.stringify(compared) === JSON.stringify(ours)
}

/** Ours has null and stock has something. */
export const isLoss = ({ of, ours }: DataDifference) => of === 'value' && ours === null

/** Stock has null and ours has something. */
export const isGain = ({ of, stock }: DataDifference) => of === 'value' && stock === null

/** Whether an error of a subgraph led to a null of the same field of the same object, under another of the client's names. */
export const isLostWithAnAlias = ({ ours, places }: Answers, path: Path): boolean => {
  const site = placeOf(places, pathKey(path))
  return ours.errors.some((one) => {
    const place = one.code === 'DOWNSTREAM_SERVICE_ERROR' ? nulledBy(ours.data, one) : undefined
    return place !== undefined && site !== undefined && placeOf(places, place) === site
  })
}

const placeOf = ({ fields, objects }: Places, key: string) => fields.get(key) ?? objects.get(key)

/** Whether what is there is computed from other fields, or is an object with such a field. */
export const isComputed = ({ places, bench }: Answers, path: Path): boolean =>
  [...places.fields].some(([key, site]) => {
    const [, type = '', name = ''] = /^(\w+)[#:].*\.(\w+)$/.exec(site) ?? []
    const field = JSON.parse(key) as Path
    const within = path.length <= field.length && path.every((step, n) => step === field[n])
    return within && bench.world.field(type, name)?.requires !== undefined
  })

/** Whether two subgraphs were asked for the field that is there, and in one of them it was not as it should be. */
export const isContradicted = ({ ours, places }: Answers, path: Path): boolean => {
  const site = places.fields.get(pathKey(path))
  const asked = [...ours.visit.resolved].filter((each) => site !== undefined && each.endsWith(` ${site}`))
  return asked.length > 1 && asked.some((each) => ours.visit.faults.hits.has(each))
}

/** Whether any subgraph was asked for an `object.field`. */
export const isAsked = ({ visit }: Said, site: string | undefined): boolean =>
  site !== undefined && [...visit.resolved].some((each) => each.endsWith(` ${site}`))
