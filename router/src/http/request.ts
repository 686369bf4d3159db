import { randomUUID } from 'node:crypto'
import { anonymous, createAccessTokenVerifier, requestIdHeader } from '@wayfare/auth'
import type { AccessTokenOptions, AccessTokenVerifier, Viewer } from '@wayfare/auth'
import { DomainError } from '@wayfare/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { authenticationError, httpError } from './errors.ts'

const wellFormedId = /^[\w.:-]{8,128}$/
const wellFormedTrace = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/

/** The caller's id where it is well formed, so that its log lines and ours find each other; else a new one. */
export const requestIdOf = (headers: FastifyRequest['headers']) => {
  const sent = headers[requestIdHeader]
  return typeof sent === 'string' && wellFormedId.test(sent) ? sent : randomUUID()
}

export const traceparentOf = ({ headers }: FastifyRequest) => {
  const sent = headers['traceparent']
  return typeof sent === 'string' && wellFormedTrace.test(sent) ? sent : undefined
}

/** Where nobody can be signed in, a token is refused, so that its sender does not take silence for a sign-in. */
export const verifierFor = (auth: AccessTokenOptions | undefined): AccessTokenVerifier =>
  auth ? createAccessTokenVerifier(auth) : { verify: () => Promise.reject(nobodySignsIn) }

const nobodySignsIn = new DomainError('UNAUTHENTICATED', 'This router signs nobody in.', {
  hint: 'Send no Authorization header. Whoever runs the router can name an OpenID provider in OIDC_ISSUER.',
})

/** @throws GraphQLError with status 401, or 503 when the identity provider's keys cannot be read */
export const viewerOf = async (
  { headers }: FastifyRequest,
  verifier: AccessTokenVerifier,
): Promise<Viewer> => {
  const { authorization } = headers
  if (authorization === undefined) return anonymous
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  if (token === undefined) throw notBearer()
  try {
    return await verifier.verify(token)
  } catch (error) {
    throw authenticationError(error)
  }
}

const notBearer = () =>
  httpError(401, 'The Authorization header holds no bearer token.', {
    code: 'UNAUTHENTICATED',
    hint: 'Send Authorization: Bearer <access token>, or no such header to stay anonymous.',
    headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
  })

/** Aborts when the client hangs up before the answer is out, or with a TimeoutError when the time is up. */
export const requestSignal = ({ raw }: FastifyReply, timeoutMs: number): AbortSignal => {
  const ended = new AbortController()
  const hungUp = () => ended.abort(new Error('The client went away'))
  if (raw.closed) hungUp() // while we found out who it was
  else {
    const timer = setTimeout(outOfTime, timeoutMs, ended)
    raw.once('close', () => {
      clearTimeout(timer)
      if (!raw.writableFinished) hungUp()
    })
  }
  return ended.signal
}

const outOfTime = (ended: AbortController) =>
  ended.abort(new DOMException('The request took too long', 'TimeoutError'))

/** The document of a well-formed request; what is malformed, Apollo Server explains. */
export const documentOf = ({ method, body, query }: FastifyRequest): string | undefined => {
  const holder = method === 'GET' ? query : body
  const source =
    typeof holder === 'object' && holder !== null ? (holder as { query?: unknown }).query : undefined
  return typeof source === 'string' && source !== '' ? source : undefined
}
