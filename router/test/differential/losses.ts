import type { Answers } from './case.ts'
import { type Path, pathKey } from './oracle.ts'

/** Where ours has null and stock has something, if that is all in which their data differ. */
export const losses = ({ ours, stock }: Answers): readonly Path[] | undefined => {
  const found: Path[] = []
  const rest = lost(JSON.parse(ours.data ?? 'null'), JSON.parse(stock.data ?? 'null'), { path: [], found })
  return rest && found.length > 0 ? found : undefined
}

const lost = (ours: unknown, stock: unknown, at: { path: Path; found: Path[] }): boolean => {
  if (ours === null) {
    if (stock !== null) at.found.push(at.path)
    return true
  }
  if (typeof ours !== 'object' || typeof stock !== 'object' || stock === null) return ours === stock
  const [a, b] = [Object.entries(ours), Object.entries(stock)]
  return (
    a.length === b.length &&
    a.every(([name, value], n) => {
      const [other, theirs] = b[n] as [string, unknown]
      const step = Array.isArray(ours) ? Number(name) : name
      return name === other && lost(value, theirs, { ...at, path: [...at.path, step] })
    })
  )
}

/** Whether the client asked for a field on the way there under more than one name. */
export const sharesItsData = ({ places }: Answers, path: Path): boolean =>
  path.some((step, n) => {
    if (typeof step !== 'string') return false
    const here = path.slice(0, n + 1)
    const site = places.fields.get(pathKey(here))
    return [...places.fields].some(
      ([key, other]) =>
        other === site && key !== pathKey(here) && (JSON.parse(key) as Path).length === here.length,
    )
  })
