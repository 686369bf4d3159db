import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { Refusal, type Call, type SupplierProtocol } from '../operation.ts'
import { problemAnswer, refuse } from './refusals.ts'

export const rapidKey = 'sandboxrapidkey4tq7'
export const rapidSecret = 'sandboxrapidsecret9w'

const clockSlackSeconds = 300
const minute = 60_000
const day = 86_400_000
const callsPerMinute = 5_000
const callsPerDay = 2_000_000

/** Calls of one window of `span` ms; what remains of `limit` is a percentage. */
const createWindow = (span: number, limit: number) => {
  let start = 0
  let calls = 0
  return (at: number) => {
    if (at - start >= span || at < start) [start, calls] = [Math.floor(at / span) * span, 0]
    calls += 1
    // At 0 Rapid refuses. The sandbox refuses under the fault `rate-limited` only, so 1 is the least it tells.
    return {
      remaining: String(Math.max(1, Math.floor(100 - (100 * calls) / limit))),
      reset: String(start + span),
    }
  }
}

/** Rapid counts per minute and per day; the headers show how much of both is left. */
export const rapidProtocol = (): SupplierProtocol => {
  const perMinute = createWindow(minute, callsPerMinute)
  const perDay = createWindow(day, callsPerDay)
  const headers = (now: Date) => {
    const [inMinute, inDay] = [perMinute(now.getTime()), perDay(now.getTime())]
    return {
      'rate-limit-minute': String(callsPerMinute),
      'rate-limit-minute-remaining': inMinute.remaining,
      'rate-limit-minute-reset': inMinute.reset,
      'rate-limit-day': String(callsPerDay),
      'rate-limit-day-remaining': inDay.remaining,
      'rate-limit-day-reset': inDay.reset,
      'rate-limit-reduction-status': 'inactive',
      region: 'eu-west-1',
    }
  }
  return { ...answers, headers }
}

const answers: Omit<SupplierProtocol, 'headers'> = {
  prefix: '/rapid',
  notFound: () => problemAnswer(404, { type: 'resource_not_found', message: 'The resource was not found.' }),
  unreadable: () => problemAnswer(400, { type: 'invalid_input', message: 'An invalid request was sent in.' }),
  rateLimited: (now) => ({
    ...problemAnswer(429, {
      type: 'too_many_requests',
      message: 'You have reached your capacity for this type of request.',
    }),
    headers: {
      'rate-limit-minute-remaining': '0',
      'rate-limit-minute-reset': String(now.getTime() + 1_000),
    },
  }),
  serverError: (hit) =>
    hit % 2 === 1
      ? problemAnswer(500, {
          type: 'unknown_internal_error',
          message: 'An internal server error has occurred.',
        })
      : problemAnswer(503, {
          type: 'service_unavailable',
          message: 'This service is currently unavailable.',
        }),
}

const sign = (timestamp: string) =>
  createHash('sha512').update(`${rapidKey}${rapidSecret}${timestamp}`).digest('hex')

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const parse = (header: string): Record<string, string> => {
  const [, pairs = ''] = /^EAN\s+(.*)$/i.exec(header.trim()) ?? []
  return Object.fromEntries(
    pairs.split(',').flatMap((pair) => {
      const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(pair) ?? []
      return name && value ? [[name.toLowerCase(), value]] : []
    }),
  )
}

/** `EAN apikey=K,signature=S,timestamp=T`: S hashes key, secret and T; T within five minutes of ours. */
export const requireRapidCredentials = ({ headers, now }: Call) => {
  const { apikey = '', signature = '', timestamp = '' } = parse(headers.authorization ?? '')
  const server = Math.floor(now.getTime() / 1_000)
  const fresh = /^\d{1,12}$/.test(timestamp) && Math.abs(server - Number(timestamp)) <= clockSlackSeconds
  if (apikey === rapidKey && fresh && sameText(signature.toLowerCase(), sign(timestamp))) return
  throw new Refusal(
    problemAnswer(401, {
      type: 'request_unauthenticated',
      message:
        'Data required to authenticate your request is missing or inaccurate. Ensure that your request follows the guidelines in our documentation.',
      fields: [
        { name: 'apikey', type: 'header', value: apikey },
        { name: 'signature', type: 'header', value: signature },
        { name: 'timestamp', type: 'header', value: timestamp },
        { name: 'servertimestamp', type: 'server', value: String(server) },
      ],
    }),
  )
}

/** A booking names the traveller's own address: one IPv4 or IPv6 address, without a port. */
export const requireCustomerIp = ({ headers }: Call) => {
  const value = headers['customer-ip']?.toString() ?? ''
  if (value === '')
    throw refuse(400, 'customer_ip.required', 'Customer-Ip header is required for this request.')
  requireAddress(value)
}

/** Shopping may name it. */
export const checkCustomerIp = ({ headers }: Call) => {
  const value = headers['customer-ip']?.toString() ?? ''
  if (value !== '') requireAddress(value)
}

const requireAddress = (value: string) => {
  if (isIP(value) > 0) return
  const fields = [{ name: 'Customer-Ip', type: 'header', value }] as const
  throw new Refusal(
    problemAnswer(400, {
      type: 'customer_ip.invalid',
      message: 'Customer-Ip header must be an IP address.',
      fields,
    }),
  )
}
