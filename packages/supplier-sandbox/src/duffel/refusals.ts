import type { z } from 'zod'
import { Refusal } from '../operation.ts'

interface Problem {
  readonly type:
    | 'authentication_error'
    | 'airline_error'
    | 'api_error'
    | 'invalid_request_error'
    | 'invalid_state_error'
    | 'rate_limit_error'
    | 'validation_error'
  readonly code: string
  readonly title: string
  readonly message: string
  readonly source?: { pointer?: string; parameter?: string }
}

const documentation = 'https://duffel.com/docs/api/overview/response-handling'

/** Duffel's error envelope. The request id is made from what is refused, so that a run repeats itself. */
export const problemAnswer = (status: number, problems: readonly Problem[]) => ({
  status,
  body: {
    meta: { request_id: `FZW0H3HdJwKk5HMAAKxB-${status}`, status },
    errors: problems.map((problem) => ({ ...problem, documentation_url: documentation })),
  },
})

export const refuse = (status: number, problem: Problem) => new Refusal(problemAnswer(status, [problem]))

export const notFound = (what: string) =>
  refuse(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    title: 'Resource not found',
    message: `The ${what} you are trying to access does not exist.`,
  })

export const invalidField = (pointer: string, message: string) =>
  refuse(422, {
    type: 'validation_error',
    code: 'validation_required',
    title: 'Validation failed',
    message: `Field '${pointer.split('/').at(-1)}' ${message}`,
    source: { pointer },
  })

export const invalidParameter = (parameter: string, message: string) =>
  refuse(422, {
    type: 'invalid_request_error',
    code: 'invalid_query_parameter',
    title: 'Invalid query parameter',
    message: `Parameter '${parameter}' ${message}`,
    source: { parameter },
  })

export const wrongState = (code: string, message: string) =>
  refuse(422, { type: 'invalid_state_error', code, title: titleOf(code), message })

export const airlineRefusal = (code: string, message: string) =>
  refuse(422, { type: 'airline_error', code, title: titleOf(code), message })

const titleOf = (code: string) => `${code[0]!.toUpperCase()}${code.slice(1).replaceAll('_', ' ')}`

export const noLongerAvailable = () =>
  airlineRefusal(
    'offer_no_longer_available',
    'The provided offer is no longer available, please select another offer or create a new offer request.',
  )

export const priceChanged = () =>
  airlineRefusal(
    'price_changed',
    'The price of the offer has changed. Get the offer again for its up-to-date price.',
  )

/** The airline did not say whether it made the order: find out by listing orders before trying again. */
export const airlineUnknown = () =>
  problemAnswer(502, [
    {
      type: 'airline_error',
      code: 'airline_unknown',
      title: 'Airline unknown error',
      message: 'The airline responded with an unexpected error. The order may still be created.',
    },
  ])

/** The `data` of a request's body, as the schema wants it. */
export const readData = <S extends z.ZodType>(schema: S, body: string): z.output<S> => {
  const parsed = schema.safeParse(unwrap(body))
  if (parsed.success) return parsed.data
  throw new Refusal(problemAnswer(422, parsed.error.issues.map(fromIssue)))
}

const unwrap = (body: string): unknown => {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw refuse(400, {
      type: 'invalid_request_error',
      code: 'bad_request',
      title: 'Bad request',
      message: 'The body of the request is not valid JSON.',
    })
  }
  const data = (parsed as { data?: unknown } | null)?.data
  if (typeof data === 'object' && data !== null) return data
  throw invalidField('/data', "can't be blank")
}

const fromIssue = (issue: z.core.$ZodIssue): Problem => {
  const field = String(issue.path.at(-1) ?? 'data')
  const blank = issue.code === 'invalid_type' && issue.message.includes('received undefined')
  return {
    type: 'validation_error',
    code: blank ? 'validation_required' : `validation_${issue.code}`,
    title: blank ? 'Required field' : 'Invalid value',
    message: `Field '${field}' ${blank ? "can't be blank" : `is not valid: ${issue.message}`}`,
    source: { pointer: `/data/${issue.path.join('/')}` },
  }
}
