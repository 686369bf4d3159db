/** A form's value: text, or an object whose keys were in brackets; `a[0]=x` is the object `{ 0: 'x' }`. */
export type FormValue = string | { [name: string]: FormValue }
export type Form = { [name: string]: FormValue }

const deepest = 5

const put = (form: Form, path: readonly string[], value: string) => {
  let at = form
  for (const name of path.slice(0, -1)) {
    const next = Object.hasOwn(at, name) ? at[name]! : {}
    at[name] = typeof next === 'string' ? {} : next
    at = at[name] as Form
  }
  const last = path.at(-1)!
  at[last === '' ? String(Object.keys(at).length) : last] = value
}

/** What `application/x-www-form-urlencoded` with brackets says. */
export const parseForm = (body: string): Form => {
  const form: Form = Object.create(null) as Form
  for (const [key, value] of new URLSearchParams(body)) {
    const path = key.replaceAll(']', '').split('[')
    if (path.length <= deepest && !path.includes('__proto__')) put(form, path, value)
  }
  return form
}

export const textOf = (value: FormValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

export const listOf = (value: FormValue | undefined): string[] =>
  typeof value === 'object' ? Object.values(value).filter((each) => typeof each === 'string') : []

export const mapOf = (value: FormValue | undefined): Record<string, string> =>
  typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {}
