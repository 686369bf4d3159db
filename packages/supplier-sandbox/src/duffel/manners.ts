import type { Call, SupplierManners } from '../operation.ts'
import { problemAnswer, refuse } from './refusals.ts'

export const duffelToken = 'duffel_test_sandbox_2rXkGQ7bJp0vNw8sTzLc'

const minute = 60_000
const limitPerMinute = 6_000

/** Duffel counts per minute and names the next one's start as an HTTP date. */
export const duffelManners = (): SupplierManners => {
  let window = { start: 0, used: 0 }
  return {
    prefix: '/duffel',
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
    serverError: (hit) =>
      problemAnswer(hit % 2 === 1 ? 500 : 503, [
        {
          type: 'api_error',
          code: 'internal_server_error',
          title: 'Internal server error',
          message: 'We are unable to process the request at this time.',
        },
      ]),
  }
}

export const requireDuffelCredentials = ({ headers }: Call) => {
  const { authorization } = headers
  if (!authorization)
    throw refuse(401, {
      type: 'authentication_error',
      code: 'missing_authorization_header',
      title: 'Missing authorization header',
      message: "The 'Authorization' header needs to be set and contain a valid API token.",
    })
  if (authorization !== `Bearer ${duffelToken}`)
    throw refuse(401, {
      type: 'authentication_error',
      code: 'access_token_not_found',
      title: 'Access token not found',
      message: 'The access token that you provided was not recognised.',
    })
  const version = headers['duffel-version']
  if (version !== 'v2')
    throw refuse(400, {
      type: 'invalid_request_error',
      code: version ? 'unsupported_version' : 'missing_version_header',
      title: version ? 'Unsupported version' : 'Missing version header',
      message: "The 'Duffel-Version' header needs to be set to a supported version: v2.",
    })
}
