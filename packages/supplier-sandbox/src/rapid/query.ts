import { invalidQuery } from './refusals.ts'

/** The value of a parameter that has to be there; refused as Rapid refuses its absence. */
export const required = (query: URLSearchParams, name: string): string => {
  const value = query.get(name) ?? ''
  if (value !== '') return value
  throw invalidQuery(name, 'required', { message: `${name} is required.`, value: '' })
}

/** The values of a parameter that may be repeated; each must be one of `allowed`. */
export const readList = <T extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly T[],
): T[] => {
  const values = query.getAll(name)
  const wrong = values.find((value) => !(allowed as readonly string[]).includes(value))
  if (wrong === undefined) return values as T[]
  const message = `${name} is invalid: one of ${allowed.join(', ')}.`
  throw invalidQuery(name, 'invalid', { message, value: wrong })
}

const readPattern = (
  query: URLSearchParams,
  name: string,
  { pattern, wanted }: { pattern: RegExp; wanted: string },
) => {
  const value = required(query, name)
  if (pattern.test(value)) return value
  throw invalidQuery(name, 'invalid', { message: `${name} is invalid: ${wanted}.`, value })
}

/** `en-US`: a language and a country. */
export const readLanguage = (query: URLSearchParams) =>
  readPattern(query, 'language', {
    pattern: /^[a-z]{2}-[A-Z]{2}$/,
    wanted: 'a language and a country such as en-US',
  })

export const readCountryCode = (query: URLSearchParams) =>
  readPattern(query, 'country_code', {
    pattern: /^[A-Z]{2}$/,
    wanted: 'a country of ISO 3166-1 alpha-2',
  })
