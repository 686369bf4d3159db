import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RouterContext, WrittenData } from '../request-context.ts'
import { fillIn } from './stringify-result.ts'

export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<RouterContext>

/**
 * Hands requests to Apollo Server and its answers back. In place of @as-integrations/fastify, which parses an address
 * for each request and copies every header; and with an answer type worked out once per Accept header, for which
 * Apollo Server would negotiate twice per request.
 */
export const graphqlHandler = (server: ApolloServer<RouterContext>, contextOf: ContextOf) => {
  const types = new AnswerTypes()
  return async (request: FastifyRequest, reply: FastifyReply): Promise<Buffer | string> => {
    const { accept } = request.headers
    const known = types.of(accept)
    const httpGraphQLRequest = {
      method: request.method,
      headers: relevantHeaders(request, known === undefined ? accept : undefined),
      search: searchOf(request.url),
      body: request.body,
    }
    let written: WrittenData = {}
    const context = async () => {
      const made = await contextOf(request, reply)
      written = made.written
      return made
    }
    const answer = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context })
    if (known === undefined) types.learn(accept, answer)
    for (const [name, value] of answer.headers) void reply.header(name, value)
    if (known !== undefined) void reply.header('content-type', known)
    void reply.code(answer.status ?? 200)
    const { data } = written
    // With the answer out, or its client gone, nobody looks at the bytes any more.
    if (data) reply.raw.once('close', () => data.release())
    if (answer.body.kind === 'complete') return fillIn(answer.body.string, data)
    throw new Error('The router answers nothing in parts')
  }
}

/** What Apollo Server looks at: against forged requests from other pages, and to tell how to read and answer. */
const looksAt = ['content-type', 'apollo-require-preflight', 'x-apollo-operation-name'] as const

const relevantHeaders = ({ headers }: FastifyRequest, accept: string | undefined) => {
  const map = new HeaderMap()
  if (accept) map.set('accept', accept)
  for (const name of looksAt) {
    const value = headers[name]
    if (value) map.set(name, String(value))
  }
  return map
}

const searchOf = (url: string) => {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}

const keptTypes = 200

/** What Apollo Server chose for each Accept header. Clients have few of them; who makes up many is not remembered. */
class AnswerTypes {
  readonly #chosen = new Map<string, string>()

  of(accept: string | undefined) {
    return accept === undefined ? undefined : this.#chosen.get(accept)
  }

  /** From a success alone: for a header it cannot satisfy, Apollo Server says so in a type nobody chose. */
  learn(accept: string | undefined, { status = 200, headers }: HTTPGraphQLResponse) {
    const type = headers.get('content-type')
    if (accept !== undefined && type && status === 200 && this.#chosen.size < keptTypes)
      this.#chosen.set(accept, type)
  }
}
