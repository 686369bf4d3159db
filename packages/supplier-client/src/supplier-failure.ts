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
  400: 'INVALID',
  401: 'INTERNAL',
  403: 'INTERNAL',
  404: 'NOT_FOUND',
  408: 'TIMED_OUT',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  422: 'INVALID',
  429: 'RATE_LIMITED',
  504: 'TIMED_OUT',
}

/**
 * The error for an answer outside 2xx. The supplier's text is kept out of the message (it may hold anything);
 * an adapter that knows the supplier's error codes translates them before this table is asked.
 */
export const supplierFailure = (supplier: string, operation: string, answer: SupplierAnswer): DomainError => {
  const { status } = answer
  const code = codes[status] ?? (status >= 500 ? 'UNAVAILABLE' : 'BAD_ANSWER')
  const refused = status === 401 || status === 403
  const problem = refused ? 'refused our credentials' : `answered ${status}`
  return new DomainError(code, `${supplier} ${problem} to ${operation}`, {
    supplier,
    retryAfterMs: code === 'RATE_LIMITED' ? retryAfterMs(answer.headers) : undefined,
    hint: refused ? `Check the credentials configured for ${supplier}.` : undefined,
  })
}

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
  return Number.isFinite(until) ? Math.max(0, Math.round(until)) : undefined
}
