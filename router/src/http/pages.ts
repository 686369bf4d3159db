import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebConfig } from '../config.ts'
import { sendProblem } from './problems.ts'

/**
 * The built pages: the start page, GraphiQL, the way back from signing in, and what they load.
 * Nothing comes from elsewhere: the policy lets them talk to this origin and to the identity provider alone.
 */
export const pageRoutes = async (
  app: FastifyInstance,
  { folder, issuer, clientId, demoUsers }: WebConfig,
) => {
  const policy = contentSecurityPolicy(new URL(issuer).origin)
  const people = demoUsers.map(({ userName, name, about }) => ({ userName, name, about }))
  // Read when asked for: pages may be built, and built again, while the router runs.
  const page = (name: string) => async (_request: FastifyRequest, reply: FastifyReply) => {
    const html = await readFile(join(folder, `${name}.html`), 'utf8').catch(() => undefined)
    if (html === undefined) return sendProblem(reply, notBuilt)
    return reply
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache', 'x-frame-options': 'DENY' })
      .type('text/html; charset=utf-8')
      .send(html)
  }
  app.get('/', page('index'))
  app.get('/signed-in', page('signed-in'))
  app.get('/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ issuer, clientId, demoUsers: people }),
  )
  await app.register(fastifyStatic, {
    root: resolve(folder, 'assets'),
    prefix: '/assets/',
    immutable: true, // their names hold their hash
    maxAge: '365d',
    decorateReply: false,
  })
  return { graphiql: page('graphiql') }
}

const notBuilt = {
  status: 503,
  code: 'NOT_BUILT',
  message: 'The pages are not built yet.',
  hint: 'Wait a moment, or run: node scripts/build-web.ts',
}

// Monaco writes its styles inline and starts its workers from this origin.
const contentSecurityPolicy = (issuer: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${issuer}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A browser's address bar, as opposed to a client that takes JSON. */
export const wantsPage = ({ headers }: FastifyRequest) => {
  const accept = headers.accept ?? ''
  return accept.includes('text/html') && !accept.includes('json')
}
