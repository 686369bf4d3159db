import { textOf, type Form, type FormValue } from './form.ts'
import { invalid, missing } from './refusals.ts'

/**
 * Which parameters an operation takes: `true` for text, a list of the texts that are allowed, or the parameters inside.
 * `*` stands for any name, as in metadata.
 */
export interface Accepted {
  readonly [name: string]: true | readonly string[] | Accepted
}

const isList = (accepted: Accepted | readonly string[]): accepted is readonly string[] =>
  Array.isArray(accepted)

const unknownOf = (form: Form, accepted: Accepted, prefix = ''): string[] =>
  Object.entries(form).flatMap(([name, value]) => {
    const path = prefix === '' ? name : `${prefix}[${name}]`
    const rule = Object.hasOwn(accepted, name) ? accepted[name] : accepted['*']
    if (rule === undefined) return [path]
    return typeof value === 'object' && rule !== true && !isList(rule) ? unknownOf(value, rule, path) : []
  })

const checkValue = (path: string, value: FormValue, rule: Accepted[string]) => {
  if (rule === true) {
    if (typeof value === 'object') throw invalid(`Invalid string: ${path}`, { param: path })
    return
  }
  if (isList(rule)) {
    if (typeof value === 'string' && rule.includes(value)) return
    const allowed = rule.length > 1 ? `${rule.slice(0, -1).join(', ')}, or ${rule.at(-1)}` : rule[0]
    throw invalid(`Invalid ${path}: must be one of ${allowed}`, { param: path })
  }
  if (typeof value === 'string') throw invalid(`Invalid object`, { param: path })
  for (const [name, inner] of Object.entries(value))
    checkValue(`${path}[${name}]`, inner, rule[name] ?? rule['*'] ?? true)
}

/** Refuses what the operation does not take, in Stripe's words. */
export const checkParameters = (form: Form, accepted: Accepted) => {
  const unknown = unknownOf(form, accepted)
  if (unknown.length > 0)
    throw invalid(`Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`, {
      code: 'parameter_unknown',
      param: unknown[0]!,
    })
  for (const [name, value] of Object.entries(form)) {
    if (value === '' && name !== 'metadata')
      throw invalid(
        `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a field; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
        { code: 'parameter_invalid_empty', param: name },
      )
    if (value !== '') checkValue(name, value, accepted[name] ?? accepted['*'] ?? true)
  }
}

/** A whole number that is not negative; undefined where it is absent. */
export const readInteger = (form: Form, param: string): number | undefined => {
  const text = textOf(form[param])
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw invalid(`Invalid integer: ${text.slice(0, 40)}`, { code: 'parameter_invalid_integer', param })
}

export const readBoolean = (form: Form, param: string): boolean => textOf(form[param]) === 'true'

export const requireText = (form: Form, param: string): string => {
  const text = textOf(form[param])
  if (text === undefined) throw missing(param)
  return text
}

const limits = { keys: 50, key: 40, value: 500 }

/** Metadata after a change: an empty value removes its key, an empty whole removes all. */
export const readMetadata = (
  form: Form,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const given = form['metadata']
  if (given === undefined) return { ...before }
  if (typeof given === 'string') return {}
  const changes = Object.entries(given).map(([key, value]) => [key, textOf(value) ?? ''] as const)
  const tooLong = changes.find(([key, value]) => key.length > limits.key || value.length > limits.value)
  if (tooLong)
    throw invalid(
      `Invalid metadata: keys have up to ${limits.key} characters and values up to ${limits.value}.`,
      { param: 'metadata' },
    )
  const after = Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(changes) }).filter(([, value]) => value !== ''),
  )
  if (Object.keys(after).length <= limits.keys) return after
  throw invalid(`Invalid metadata: an object has up to ${limits.keys} keys.`, { param: 'metadata' })
}
