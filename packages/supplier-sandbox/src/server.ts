import Fastify, { type FastifyInstance } from 'fastify'
import { defaultServerLimits, guardServer, serverOptions } from '@wayfare/http-server'
import { finish } from './serve.ts'
import type { Clock } from '@wayfare/domain'
import type { SupplierProtocol } from './operation.ts'

const bodyLimit = 2 * 1024 * 1024

/** A fault may keep an answer back for minutes. */
const limits = { ...defaultServerLimits, exchangeMs: 600_000 }

/** Takes every body as the text it is: each supplier parses, and complains, in its own way. */
export const createServer = (protocols: readonly SupplierProtocol[], clock: Clock): FastifyInstance => {
  const server = Fastify({
    bodyLimit,
    http: serverOptions(limits),
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false },
  })
  guardServer(server.server, { limits })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
  server.setNotFoundHandler((request, reply) => {
    const supplier = protocols.find(({ prefix }) => request.url.startsWith(prefix))
    if (!supplier) return reply.code(404).send({ error: `nothing is at ${request.url}` })
    const { status, headers, body } = finish(supplier.notFound(), { protocol: supplier, clock })
    return reply.code(status).headers(headers).send(body)
  })
  return server
}
