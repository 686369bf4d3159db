import { setTimeout as sleep } from 'node:timers/promises'
import type { System } from '../system/system.ts'

interface GraphQLAnswer {
  data?: Record<string, unknown> | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

/** Somebody at the public endpoint who does not give up at once: what fails is sent again, as it was. */
export interface Client {
  /** Repeats until `accept` gives something. @throws Error when that takes longer than `patienceMs` */
  persist<T>(what: Question, accept: (data: Record<string, unknown>) => T | undefined): Promise<T>
}

export interface Question {
  readonly query: string
  readonly variables: object
  readonly patienceMs: number
}

const pauseMs = 300

export const createClient = ({ url, surroundings }: Pick<System, 'url' | 'surroundings'>): Client => {
  let token: Promise<string> | undefined

  const ask = async ({ query, variables }: Question): Promise<GraphQLAnswer> => {
    token ??= surroundings.token()
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    })
    if (answer.status === 401) token = undefined
    return (await answer.json()) as GraphQLAnswer
  }
  return {
    async persist<T>(question: Question, accept: (data: Record<string, unknown>) => T | undefined) {
      const deadline = Date.now() + question.patienceMs
      const attempt = async (): Promise<{ accepted: T } | { refused: unknown }> => {
        try {
          const { data, errors } = await ask(question)
          const accepted = data ? accept(data) : undefined
          return accepted === undefined ? { refused: errors ?? data } : { accepted }
        } catch (error) {
          return { refused: String(error) }
        }
      }
      for (;;) {
        const reason = await attempt()
        if ('accepted' in reason) return reason.accepted
        if (Date.now() > deadline) throw new Error(`gave up: ${JSON.stringify(reason.refused)}`)
        await sleep(pauseMs)
      }
    },
  }
}
