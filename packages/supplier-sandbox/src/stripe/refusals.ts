import { Refusal, type Answer } from '../operation.ts'

interface Problem {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  readonly message: string
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
  readonly charge?: string
  readonly payment_intent?: unknown
}

export const problemAnswer = (status: number, problem: Problem): Answer => ({
  status,
  body: {
    error: {
      ...problem,
      ...(problem.code
        ? { doc_url: `https://stripe.com/docs/error-codes/${problem.code.replaceAll('_', '-')}` }
        : {}),
    },
  },
})

export const invalid = (message: string, details: Partial<Problem> = {}) =>
  new Refusal(problemAnswer(400, { type: 'invalid_request_error', message, ...details }))

export const missing = (param: string) =>
  invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })

export const noSuch = (what: string, id: string, param: string) =>
  new Refusal(
    problemAnswer(param === 'payment_method' ? 400 : 404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${what}: '${id}'`,
      param,
    }),
  )

export const unexpectedState = (message: string, intent: unknown) =>
  invalid(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
