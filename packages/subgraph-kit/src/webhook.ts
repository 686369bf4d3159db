import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'

const bodyLimit = 256 * 1024

export interface WebhookCall {
  /** Exactly as it came: signatures are made of it. */
  body: string
  headers: IncomingHttpHeaders
}

/** Where a supplier tells of what happened there. Its own signature is the only thing that it carries. */
export interface Webhook {
  /** `/webhooks/stripe` */
  path: string
  /** Answers with an HTTP status; what is not below 300 is sent once more by the supplier. */
  handle(call: WebhookCall): Promise<number>
}

/** Serves a webhook beside the subgraph, without the router's token. */
export const registerWebhook = (server: FastifyInstance, { path, handle }: Webhook) =>
  server.register(async (open) => {
    open.removeAllContentTypeParsers()
    open.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_, body, done) => done(null, body))
    open.post(path, async ({ body, headers }, reply) => {
      const status = await handle({ body: typeof body === 'string' ? body : '', headers })
      return reply.code(status).send()
    })
  })
