import Fastify, { type FastifyInstance } from 'fastify'
import { finish } from './serve.ts'
import type { Clock } from '@wayfare/domain'
import type { SupplierManners } from './operation.ts'

const bodyLimit = 2 * 1024 * 1024

/** Takes every body as the text it is: each supplier parses, and complains, in its own way. */
export const createServer = (manners: readonly SupplierManners[], clock: Clock): FastifyInstance => {
  const server = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false },
  })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
  server.setNotFoundHandler((request, reply) => {
    const supplier = manners.find(({ prefix }) => request.url.startsWith(prefix))
    if (!supplier) return reply.code(404).send({ error: `nothing is at ${request.url}` })
    const { status, headers, body } = finish(supplier.notFound(), { manners: supplier, clock })
    return reply.code(status).headers(headers).send(body)
  })
  return server
}
