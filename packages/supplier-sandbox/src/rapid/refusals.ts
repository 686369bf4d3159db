import { Refusal, type Answer } from '../operation.ts'

interface Field {
  readonly name: string
  readonly type: 'header' | 'querystring' | 'body' | 'server'
  readonly value: string
}

export interface Problem {
  readonly type: string
  readonly message: string
  readonly fields?: readonly Field[]
}

export const problemAnswer = (
  status: number,
  problem: Problem & { errors?: readonly Problem[] },
): Answer => ({
  status,
  body: problem,
})

export const refuse = (status: number, type: string, message: string) =>
  new Refusal(problemAnswer(status, { type, message }))

export const invalidInput = (errors: readonly Problem[]) =>
  new Refusal(
    problemAnswer(400, {
      type: 'invalid_input',
      message: 'An invalid request was sent in, please check the nested errors for details.',
      errors,
    }),
  )

export const invalidQuery = (
  name: string,
  problem: string,
  { message, value }: { message: string; value: string },
) => invalidInput([{ type: `${name}.${problem}`, message, fields: [{ name, type: 'querystring', value }] }])

export const invalidBody = (name: string, problem: string, value = '') => {
  const plain = name.split('.').at(-1)!
  const message = `${plain.replaceAll('_', ' ')} is ${problem}.`
  return invalidInput([{ type: `${name}.${problem}`, message, fields: [{ name, type: 'body', value }] }])
}

export const invalidLink = () => invalidInput([{ type: 'link.invalid', message: 'Link is invalid.' }])
export const expiredLink = () => invalidInput([{ type: 'link.expired', message: 'Link has expired.' }])

export const noItinerary = () =>
  refuse(404, 'resource_not_found', 'Itinerary was not found with provided request.')

export const roomsUnavailable = () =>
  refuse(410, 'rooms_unavailable', 'One or more requested rooms are unavailable.')

export const priceMismatch = () =>
  refuse(
    409,
    'price_mismatch',
    'Payment amount did not match current price, please check price and try again.',
  )

const failures: Readonly<Record<string, [status: number, message: string]>> = {
  service_unavailable: [503, 'This service is currently unavailable.'],
  unknown_internal_error: [500, 'An internal server error has occurred.'],
  internal_server_error: [500, 'An internal server error has occurred.'],
}

/** What the `Test` header provokes whatever the operation. */
export const requireNoTestFailure = (test: string | undefined) => {
  const failure = test === undefined || !Object.hasOwn(failures, test) ? undefined : failures[test]
  if (failure) throw refuse(failure[0], test!, failure[1])
}
