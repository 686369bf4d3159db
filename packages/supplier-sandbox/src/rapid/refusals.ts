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

/** A field of a body that is missing or wrong, named as Rapid does: `address.country_code.invalid`, `country_code`. */
export const bodyProblem = (path: readonly string[], problem: string, value = ''): Problem => {
  const words = path.slice(-2).join(' ').replaceAll('_', ' ')
  return {
    type: `${path.slice(-2).join('.')}.${problem}`,
    message: `${words.charAt(0).toUpperCase()}${words.slice(1)} is ${problem}.`,
    fields: [{ name: path.at(-1)!, type: 'body', value }],
  }
}

export const invalidBody = (path: readonly string[], problem: string, value = '') =>
  invalidInput([bodyProblem(path, problem, value)])

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
