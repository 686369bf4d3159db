import type { Fetcher } from '@graphiql/toolkit'
import { currentSession } from '../session/session.ts'
import { type Carried, fill, learn } from './carry.ts'

const carriedKey = 'wayfare.carried'

const carried = () => JSON.parse(sessionStorage.getItem(carriedKey) ?? '{}') as Carried

/** Asks the router in the name of whoever is signed in, and carries ids from one example tab to the next. */
export const fetcher: Fetcher = async ({ query, operationName, variables }, options) => {
  try {
    const filled = fill(variables, carried())
    const answer = await post(
      { query, operationName: operationName ?? undefined, variables: filled },
      options?.headers,
    )
    sessionStorage.setItem(carriedKey, JSON.stringify(learn(carried(), answer.data)))
    return answer
  } catch (error) {
    return { errors: [{ message: (error as Error).message }] } as unknown as Answer
  }
}

interface Answer {
  data?: Record<string, unknown>
}

const post = async (body: object, headers: Record<string, string> = {}): Promise<Answer> => {
  const session = await currentSession()
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(session && { authorization: `Bearer ${session.accessToken}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as Answer
}
