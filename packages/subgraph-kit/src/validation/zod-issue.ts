import type { z } from 'zod'
import type { InputError, InputErrorCode } from './input-error.ts'

type Issue = z.core.$ZodIssue

/** One zod issue as the caller is told it. Values are never repeated: they may be personal. */
export const toInputError = (issue: Issue, root: string): InputError => {
  const path = [root, ...issue.path.map(String)]
  const { code, problem, hint } = explain(issue)
  return { code, message: `${path.slice(1).join('.') || root} ${problem}`, path, hint, retryable: false }
}

interface Explanation {
  code: InputErrorCode
  problem: string
  hint?: string
}

const explain = (issue: Issue): Explanation => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? { code: 'REQUIRED', problem: 'is missing', hint: 'Send a value.' }
        : { code: 'MALFORMED', problem: `is not ${kinds[issue.expected] ?? `of type ${issue.expected}`}` }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return outOfRange(
        tooMany(issue.maximum, issue.origin),
        `at most ${amount(issue.maximum, issue.origin)}`,
      )
    case 'custom':
      return custom(issue)
    case 'invalid_value':
      return {
        code: 'MALFORMED',
        problem: 'is not one of the allowed values',
        hint: `Send ${oneOf(issue.values)}.`,
      }
    case 'invalid_format':
      return { code: 'MALFORMED', problem: 'has the wrong format' }
    default:
      return { code: 'INVALID', problem: 'is not allowed', hint: 'Send what the schema describes.' }
  }
}

const tooSmall = ({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): Explanation =>
  (origin === 'string' || origin === 'array') && Number(minimum) === 1
    ? {
        code: 'REQUIRED',
        problem: 'is empty',
        hint: origin === 'array' ? 'Send at least one.' : 'Send a value.',
      }
    : outOfRange(tooFew(minimum, origin), `at least ${amount(minimum, origin)}`)

const outOfRange = (problem: string, range: string): Explanation => ({
  code: 'OUT_OF_RANGE',
  problem,
  hint: `Send ${range}.`,
})

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
}
const units: Record<string, string> = { string: 'characters', array: 'entries' }
const amount = (limit: number | bigint, origin: string) =>
  units[origin] ? `${limit} ${units[origin]}` : String(limit)
const tooMany = (limit: number | bigint, origin: string) =>
  `${units[origin] ? 'has' : 'is'} more than ${amount(limit, origin)}`
const tooFew = (limit: number | bigint, origin: string) =>
  units[origin] ? `has fewer than ${amount(limit, origin)}` : `is less than ${limit}`

const oneOf = (values: readonly unknown[]) => values.map(String).join(', ')

/** A refinement says what is wrong in its message, and may add `params: { code, hint }`. */
const custom = ({ message, params }: Extract<Issue, { code: 'custom' }>): Explanation => ({
  code: (params?.code as InputErrorCode | undefined) ?? 'INVALID',
  problem: message,
  hint: params?.hint as string | undefined,
})
