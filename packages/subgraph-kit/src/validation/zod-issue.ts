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
        : { code: 'MALFORMED', problem: `is not of type ${issue.expected}` }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return outOfRange(`has more than ${amount(issue.maximum, issue.origin)}`, `at most ${issue.maximum}`)
    case 'custom':
      return custom(issue)
    case 'invalid_value':
      return {
        code: 'MALFORMED',
        problem: 'is none of the values allowed',
        hint: `Send ${oneOf(issue.values)}.`,
      }
    case 'invalid_format':
      return { code: 'MALFORMED', problem: 'is malformed' }
    default:
      return { code: 'INVALID', problem: `is refused: ${issue.message}` }
  }
}

const tooSmall = ({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): Explanation =>
  (origin === 'string' || origin === 'array') && Number(minimum) === 1
    ? {
        code: 'REQUIRED',
        problem: 'is empty',
        hint: origin === 'array' ? 'Send at least one.' : 'Send a value.',
      }
    : outOfRange(`has less than ${amount(minimum, origin)}`, `at least ${minimum}`)

const outOfRange = (problem: string, range: string): Explanation => ({
  code: 'OUT_OF_RANGE',
  problem,
  hint: `Send ${range}.`,
})

const units: Record<string, string> = { string: ' characters', array: ' entries' }
const amount = (limit: number | bigint, origin: string) => `${limit}${units[origin] ?? ''}`

const oneOf = (values: readonly unknown[]) => values.map(String).join(', ')

/** A refinement says what is wrong in its message, and may add `params: { code, hint }`. */
const custom = ({ message, params }: Extract<Issue, { code: 'custom' }>): Explanation => ({
  code: (params?.code as InputErrorCode | undefined) ?? 'INVALID',
  problem: message,
  hint: params?.hint as string | undefined,
})
