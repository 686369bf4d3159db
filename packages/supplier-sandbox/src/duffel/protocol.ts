import type { Answer, Call, SupplierProtocol } from '../operation.ts'
import { invalidRequest, problemAnswer, refuse } from './refusals.ts'

export const duffelToken = 'duffel_test_sandbox_2rXkGQ7bJp0vNw8sTzLc'

const minute = 60_000
const limitPerMinute = 6_000

/** Duffel counts per minute and names the next one's start as an HTTP date. */
export const duffelProtocol = (): SupplierProtocol => {
  let window = { start: 0, used: 0 }
  return {
    prefix: '/duffel',
    trailingSlash: true,
    headers: (now) => {
      const start = Math.floor(now.getTime() / minute) * minute
      window = window.start === start ? { start, used: window.used + 1 } : { start, used: 1 }
      return {
        'ratelimit-limit': String(limitPerMinute),
        'ratelimit-remaining': String(Math.max(1, limitPerMinute - window.used)),
        'ratelimit-reset': new Date(start + minute).toUTCString(),
        'x-request-id': `FZW0H3HdJwKk5HMA${window.used.toString(36).padStart(5, '0')}`,
      }
    },
    notFound: () =>
      problemAnswer(404, [
        {
          type: 'invalid_request_error',
          code: 'not_found',
          title: 'Resource not found',
          message: 'The resource you are trying to access does not exist.',
        },
      ]),
    unreadable,
    rateLimited: (now) => ({
      ...problemAnswer(429, [
        {
          type: 'rate_limit_error',
          code: 'rate_limit_exceeded',
          title: 'Rate limit exceeded',
          message:
            'Too many requests hit the API too quickly. Please retry your request after the specified time.',
        },
      ]),
      headers: {
        'ratelimit-remaining': '0',
        'ratelimit-reset': new Date(now.getTime() + 1_000).toUTCString(),
      },
    }),
    serverError,
  }
}

const serverError = (hit: number): Answer =>
  problemAnswer(hit % 2 === 1 ? 500 : 503, [
    {
      type: 'api_error',
      code: 'internal_server_error',
      title: 'Internal server error',
      message: 'We are unable to process the request at this time.',
    },
  ])

const unreadable = (status: number): Answer =>
  status === 415
    ? invalidRequest(400, 'invalid_content_type_header', jsonWanted).answer
    : invalidRequest(status === 413 ? 413 : 400, 'bad_request', 'The request cannot be read.').answer

const jsonWanted = "The 'Content-Type' header needs to be set to 'application/json'."

const unauthenticated = (code: string, title: string, message: string) =>
  refuse(401, { type: 'authentication_error', code, title, message })

/** A known token, a known version, and an answer that the caller can read. */
export const requireDuffelHeaders = ({ headers }: Call) => {
  const { authorization } = headers
  if (!authorization)
    throw unauthenticated(
      'missing_authorization_header',
      'Missing authorization header',
      "The 'Authorization' header needs to be set and contain a valid API token.",
    )
  if (!authorization.startsWith('Bearer '))
    throw unauthenticated(
      'invalid_authorization_header',
      'Invalid authorization header',
      "The 'Authorization' header must conform to the following format: Bearer API_TOKEN",
    )
  if (authorization !== `Bearer ${duffelToken}`)
    throw unauthenticated(
      'access_token_not_found',
      'Access token not found',
      'The access token that you provided was not recognised.',
    )
  requireVersion(headers['duffel-version'])
  requireFormat(headers.accept)
}

const retired = new Set(['beta', 'v1'])

const requireVersion = (version: string | string[] | undefined) => {
  if (version === 'v2') return
  const code =
    version === undefined
      ? 'missing_version_header'
      : retired.has(String(version))
        ? 'unsupported_version'
        : 'invalid_version_header'
  throw invalidRequest(400, code, "The 'Duffel-Version' header needs to be set to a supported version: v2.")
}

const requireFormat = (accept: string | undefined) => {
  if (accept && !/\*\/\*|application\/(json|\*)/i.test(accept))
    throw invalidRequest(406, 'unsupported_format', "Only the format 'application/json' is supported.")
}
