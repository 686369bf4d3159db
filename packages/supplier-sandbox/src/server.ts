import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { defaultServerLimits, guardServer, serverOptions } from '@wayfare/http-server'
import { finish } from './serve.ts'
import type { Clock } from '@wayfare/domain'
import type { Answer, SupplierProtocol } from './operation.ts'

const bodyLimit = 2 * 1024 * 1024

/** A fault may keep an answer back for minutes. */
const limits = { ...defaultServerLimits, exchangeMs: 600_000 }

/** An id that is too long is an id that nobody has; headers and address together have 16 KB. */
const longestParameter = 16_384

interface Failed extends Error {
  readonly statusCode?: number
}

/** Answers in the words of the supplier that was called, whatever went wrong before an operation was reached. */
const answering = (protocols: readonly SupplierProtocol[], clock: Clock) => {
  const answer = (
    { url }: FastifyRequest,
    reply: FastifyReply,
    { status, of }: { status: number; of: (supplier: SupplierProtocol) => Answer },
  ) => {
    const supplier = protocols.find(({ prefix }) => url.startsWith(prefix))
    if (!supplier) return reply.code(status).send({ error: `nothing can be done at ${url.slice(0, 300)}` })
    const finished = finish(of(supplier), { protocol: supplier, clock })
    return reply.code(finished.status).headers(finished.headers).send(finished.body)
  }
  return {
    notFound: (request: FastifyRequest, reply: FastifyReply) =>
      answer(request, reply, { status: 404, of: ({ notFound }) => notFound() }),
    failed: (error: Failed, request: FastifyRequest, reply: FastifyReply) => {
      const { statusCode: status = 500 } = error
      const of = ({ unreadable, serverError }: SupplierProtocol) =>
        status >= 500 ? serverError(1) : unreadable(status)
      return answer(request, reply, { status, of })
    },
  }
}

/** Takes every body as the text it is: each supplier parses, and complains, in its own way. */
export const createServer = (protocols: readonly SupplierProtocol[], clock: Clock): FastifyInstance => {
  const { notFound, failed } = answering(protocols, clock)
  const server = Fastify({
    bodyLimit,
    http: serverOptions(limits),
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: longestParameter },
    frameworkErrors: (error, request, reply) => void failed(error, request, reply),
  })
  guardServer(server.server, { limits })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
  server.setNotFoundHandler(notFound)
  server.setErrorHandler(failed)
  return server
}
