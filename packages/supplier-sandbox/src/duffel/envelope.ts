import type { z } from 'zod'
import { Refusal, type Call } from '../operation.ts'
import {
  fieldProblem,
  invalidField,
  invalidParameter,
  invalidRequest,
  problemAnswer,
  type Problem,
} from './refusals.ts'

/** The `data` of a request's body, as the schema wants it. */
export const readData = <S extends z.ZodType>(schema: S, { headers, body }: Call): z.output<S> => {
  requireJson(headers['content-type'])
  const data = unwrap(body)
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new Refusal(
    problemAnswer(
      422,
      parsed.error.issues.map((issue) => toProblem(issue, data)),
    ),
  )
}

const requireJson = (contentType: string | undefined) => {
  const wanted = "The 'Content-Type' header needs to be set to 'application/json'."
  if (!contentType) throw invalidRequest(400, 'missing_content_type_header', wanted)
  if (!/^application\/json\b/i.test(contentType))
    throw invalidRequest(400, 'invalid_content_type_header', wanted)
}

const unwrap = (body: string): unknown => {
  if (body === '') throw invalidRequest(400, 'missing_data_param', 'The body must hold the key data.')
  const parsed = parse(body)
  if (typeof parsed !== 'object' || parsed === null || !('data' in parsed))
    throw invalidRequest(400, 'missing_data_param', 'The body must be nested under the key data.')
  const { data } = parsed
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data
  throw invalidRequest(400, 'invalid_data_param', 'The value of data must be an object.')
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw invalidRequest(400, 'bad_request', 'The body of the request is not valid JSON.')
  }
}

const valueAt = (data: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data)

const codes: Partial<Record<string, string>> = {
  invalid_type: 'validation_type',
  invalid_value: 'validation_inclusion',
  too_small: 'validation_length',
  too_big: 'validation_length',
}

const toProblem = (issue: z.core.$ZodIssue, data: unknown): Problem => {
  if (issue.code === 'unrecognized_keys') {
    const pointer = ['/data', ...issue.path.map(String), issue.keys[0]].join('/')
    return fieldProblem('invalid_field_sets', pointer, 'is not a field of this request')
  }
  const pointer = ['/data', ...issue.path.map(String)].join('/')
  if (valueAt(data, issue.path) === undefined)
    return fieldProblem('validation_required', pointer, "can't be blank")
  return fieldProblem(codes[issue.code] ?? 'validation_format', pointer, `is not valid: ${issue.message}`)
}

/** A filter that is silently ignored finds everything: unknown query parameters are refused. */
export const requireParameters = ({ query }: Call, known: readonly string[]) => {
  for (const name of query.keys()) {
    if (!known.includes(name)) throw invalidParameter(name, 'is not known to this operation')
    if (!name.endsWith('[]') && query.getAll(name).length > 1)
      throw invalidParameter(name, 'may be given once')
  }
}

export const readFlag = (query: URLSearchParams, name: string): boolean | undefined => {
  const text = query.get(name)
  if (text === null) return undefined
  if (text !== 'true' && text !== 'false') throw invalidParameter(name, 'must be true or false')
  return text === 'true'
}

/** Refuses a field that may only be given together with, or without, another. */
export const wrongCombination = (pointer: string, message: string) =>
  invalidField('invalid_field_sets', pointer, message)
