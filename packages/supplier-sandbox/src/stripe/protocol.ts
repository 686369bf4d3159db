import { timingSafeEqual } from 'node:crypto'
import { Refusal, type Call, type SupplierProtocol } from '../operation.ts'
import { token } from '../random.ts'
import { problemAnswer } from './refusals.ts'

export const stripeSecretKey = 'sk_test_sandbox51WayfareZt7pQ2mLx9'
/** The version of the SDK that this follows; events are written in it. */
export const stripeVersion = '2026-10-28.endive'
export const stripeWebhookSecret = 'whsec_sandboxWayfare8Jd3kPq6TzR1vN5'

export const stripeProtocol = (): SupplierProtocol => {
  let requests = 0
  return {
    prefix: '/v1',
    headers: () => ({ 'request-id': `req_${token(`stripe ${(requests += 1)}`, 14)}` }),
    notFound: () =>
      problemAnswer(404, { type: 'invalid_request_error', message: 'Unrecognized request URL.' }),
    unreadable: (status) =>
      problemAnswer(status === 413 ? 413 : 400, {
        type: 'invalid_request_error',
        message: 'Your request cannot be read.',
      }),
    rateLimited: () => ({
      ...problemAnswer(429, {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message: 'Request rate limit exceeded.',
      }),
      headers: { 'stripe-rate-limited-reason': 'global-rate' },
    }),
    serverError: (hit) =>
      problemAnswer(hit % 2 === 1 ? 500 : 503, {
        type: 'api_error',
        message: 'An unknown error occurred. If this persists, please contact support.',
      }),
  }
}

const presented = (authorization: string) => {
  const [, scheme = '', value = ''] = /^(\w{1,10}) {1,5}(.{1,500})$/.exec(authorization) ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  return scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString().split(':')[0]! : ''
}

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The secret key as a bearer token or as the user name of basic authentication. */
export const requireStripeCredentials = ({ headers }: Call) => {
  const key = presented(headers.authorization ?? '')
  if (sameText(key, stripeSecretKey)) return
  const message =
    key === ''
      ? 'You did not provide an API key. You need to provide your API key in the Authorization header.'
      : `Invalid API Key provided: ${key.slice(0, 8)}****`
  throw new Refusal({
    ...problemAnswer(401, { type: 'invalid_request_error', message }),
    headers: { 'www-authenticate': 'Basic realm="Stripe"' },
  })
}

/** The version that the caller wants, or the account's own. */
export const requireStripeVersion = ({ headers }: Call): string => {
  const wanted = headers['stripe-version']?.toString()
  if (wanted === undefined) return stripeVersion
  if (/^20\d\d-\d\d-\d\d(\.[a-z]{1,20})?$/.test(wanted)) return wanted
  throw new Refusal(
    problemAnswer(400, {
      type: 'invalid_request_error',
      message: `Invalid Stripe API version: ${wanted.slice(0, 40)}`,
    }),
  )
}
