import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { Logger } from '@wayfare/telemetry'
import { type Problem, RequestRefused } from './problem.ts'

/** Whatever fails before GraphQL begins is answered in its shape all the same: `{ errors: [{ message, extensions }] }`. */
export const problemHandlers = (
  app: FastifyInstance,
  { logger, bodyLimit }: { logger: Logger; bodyLimit: number },
) => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const length = Number(request.headers['content-length'])
    const problem = problemOf(error, { bodyLimit, length })
    if (problem.status >= 500)
      logger.error('request failed', { requestId: request.id, path: request.url.split('?')[0], cause: error })
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, {
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is nothing at this address.',
      hint: 'The API is at POST /graphql; GraphiQL is at /graphql in a browser.',
    }),
  )
}

export const sendProblem = (reply: FastifyReply, problem: Problem) => {
  const { status, message, code, hint, limit, value, maximum } = problem
  const extensions = { code, requestId: reply.request.id, hint, limit, value, maximum }
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions }] })
}

const problemOf = (
  error: FastifyError,
  { bodyLimit, length }: { bodyLimit: number; length: number },
): Problem => {
  if (error instanceof RequestRefused) return error.problem
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(bodyLimit, Number.isFinite(length) ? length : bodyLimit + 1)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
        message: 'The body is not JSON.',
        hint: 'Send Content-Type: application/json.',
      }
    default:
      break
  }
  const status = error.statusCode ?? 500
  if (status >= 500)
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something failed on our side.' }
  return {
    status,
    code: 'BAD_REQUEST',
    message: error.message,
    hint: 'Send {"query": "…", "variables": {…}} as JSON.',
  }
}

const tooLarge = (maximum: number, value: number): Problem => ({
  status: 413,
  code: 'LIMIT_EXCEEDED',
  message: `The body has ${value} bytes; the maximum is ${maximum} (limit: body).`,
  hint: 'Send less at once.',
  limit: 'body',
  value,
  maximum,
})
