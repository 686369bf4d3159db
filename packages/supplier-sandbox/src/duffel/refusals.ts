import { Refusal } from '../operation.ts'

export interface Problem {
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

const titleOf = (code: string) => `${code[0]!.toUpperCase()}${code.slice(1).replaceAll('_', ' ')}`

/** A request that is not understood at all: a header, or a body that is not `{ data }`. */
export const invalidRequest = (status: number, code: string, message: string) =>
  refuse(status, { type: 'invalid_request_error', code, title: titleOf(code), message })

export const notFound = (what: string) =>
  invalidRequest(404, 'not_found', `The ${what} you are trying to access does not exist.`)

export const fieldProblem = (code: string, pointer: string, message: string): Problem => ({
  type: 'validation_error',
  code,
  title: titleOf(code),
  message: `Field '${pointer.split('/').at(-1)}' ${message}`,
  source: { pointer },
})

export const invalidField = (code: string, pointer: string, message: string) =>
  refuse(422, fieldProblem(code, pointer, message))

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
