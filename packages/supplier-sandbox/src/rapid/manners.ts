import { createHash, timingSafeEqual } from 'node:crypto'
import { Refusal, type Call, type SupplierManners } from '../operation.ts'
import { problemAnswer, refuse } from './refusals.ts'

export const rapidKey = 'sandboxrapidkey4tq7'
export const rapidSecret = 'sandboxrapidsecret9w'

const clockSlackSeconds = 300
const minute = 60_000
const day = 86_400_000

/** Rapid counts per minute and per day; what remains is a percentage. */
export const rapidManners = (): SupplierManners => ({
  prefix: '/rapid',
  headers: (now) => {
    const at = now.getTime()
    const next = (span: number) => String((Math.floor(at / span) + 1) * span)
    return {
      'rate-limit-minute': '5000',
      'rate-limit-minute-remaining': '98',
      'rate-limit-minute-reset': next(minute),
      'rate-limit-day': '2000000',
      'rate-limit-day-remaining': '99',
      'rate-limit-day-reset': next(day),
      region: 'eu-west-1',
    }
  },
  notFound: () => problemAnswer(404, { type: 'resource_not_found', message: 'The resource was not found.' }),
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
})

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

/** A booking names the traveller's own address. */
export const requireCustomerIp = ({ headers }: Call) => {
  if (!headers['customer-ip'])
    throw refuse(400, 'customer_ip.required', 'Customer-Ip header is required for this request.')
}
