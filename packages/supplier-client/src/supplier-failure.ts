import { DomainError } from '@wayfare/domain'
import type { ErrorCode } from '@wayfare/domain'

/** What came back over the wire, before its contract was checked. */
export interface SupplierAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed JSON, or undefined for an empty body. */
  readonly body: unknown
}

const codes: Partial<Record<number, ErrorCode>> = {
  401: 'INTERNAL',
  403: 'INTERNAL',
  404: 'NOT_FOUND',
  408: 'TIMED_OUT',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  504: 'TIMED_OUT',
}

/** Of the statuses below 500 only 408 and 429 say that a supplier is in trouble: any other 4xx is about our request. */
const codeOf = (status: number): ErrorCode => {
  if (status >= 500) return codes[status] ?? 'UNAVAILABLE'
  return codes[status] ?? (status >= 400 ? 'REFUSED' : 'BAD_ANSWER')
}

const messages: Partial<Record<ErrorCode, (supplier: string) => string>> = {
  INTERNAL: (supplier) => `${supplier} refused our credentials.`,
  NOT_FOUND: (supplier) => `${supplier} has no such thing.`,
  TIMED_OUT: (supplier) => `${supplier} did not answer in time.`,
  CONFLICT: (supplier) => `The state at ${supplier} does not allow this.`,
  RATE_LIMITED: (supplier) => `${supplier} takes no more requests at the moment. Try again shortly.`,
  UNAVAILABLE: (supplier) => `${supplier} is not available at the moment. Try again shortly.`,
  REFUSED: (supplier) => `${supplier} refused the request.`,
}

/**
 * The error for an answer outside 2xx. The supplier's text is kept out of it (it may hold anything); an adapter that
 * knows the supplier's error codes translates them before this table is used.
 */
export const supplierFailure = (supplier: string, operation: string, answer: SupplierAnswer): DomainError => {
  const { status } = answer
  const code = codeOf(status)
  const message = messages[code]?.(supplier) ?? `${supplier} sent an answer that could not be understood.`
  return new DomainError(code, message, {
    supplier,
    cause: { operation, status },
    retryAfterMs: code === 'RATE_LIMITED' ? retryAfterMs(answer.headers) : undefined,
    hint: code === 'INTERNAL' ? `Check the credentials configured for ${supplier}.` : undefined,
  })
}

const longestWaitMs = 60 * 60 * 1_000

/** Seconds or an HTTP date in Retry-After; else what the usual rate headers say; undefined when nothing does. */
const retryAfterMs = (headers: SupplierAnswer['headers']): number | undefined => {
  const value = String(
    headers['retry-after'] ?? headers['ratelimit-reset'] ?? headers['rate-limit-minute-reset'] ?? '',
  )
  if (value === '') return undefined
  const number = Number(value)
  // An epoch in milliseconds (Rapid), seconds from now (RFC 9110), or a date (Duffel).
  const until = Number.isNaN(number)
    ? Date.parse(value) - Date.now()
    : number > 1e11
      ? number - Date.now()
      : number * 1_000
  return Number.isFinite(until) ? Math.min(longestWaitMs, Math.max(0, Math.round(until))) : undefined
}
