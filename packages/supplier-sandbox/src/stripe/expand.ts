import { listOf, type Form } from './form.ts'
import { invalid } from './refusals.ts'

/** How the fields of an object are expanded: by name, the object in place of its id. */
export type Expansions<T> = Readonly<Record<string, (item: T) => unknown>>

const deepest = 4

/** The names that are to be expanded; of a list's items they begin with `data.`. */
export const readExpand = (form: Form, names: readonly string[], prefix = ''): string[] =>
  listOf(form['expand']).map((path) => {
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : ''
    if (path.split('.').length > deepest)
      throw invalid(`You cannot expand more than ${deepest} levels of a property. Property: ${path}`)
    if (names.includes(name)) return name
    throw invalid(
      `This property cannot be expanded (${path}). You may want to try expanding ${names.map((each) => `'${prefix}${each}'`).join(', ')} instead.`,
      { param: 'expand' },
    )
  })

export const expanded = <T>(
  item: T,
  wire: Readonly<Record<string, unknown>>,
  { names, by }: { names: readonly string[]; by: Expansions<T> },
): Readonly<Record<string, unknown>> => ({
  ...wire,
  ...Object.fromEntries(names.flatMap((name) => (wire[name] === null ? [] : [[name, by[name]!(item)]]))),
})
