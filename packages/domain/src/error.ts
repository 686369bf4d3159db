/**
 * The one error class of the repository. Its codes are a closed set; the public interface maps them to the wire in one table.
 * Throw it for what is unexpected or for bad input; expected outcomes (sold out, price changed) are data.
 */
export const errorCodes = [
  'INVALID', // surely the caller's input breaks a rule: `field` names it, `hint` says how to correct it
  'REFUSED', // the supplier understood our request and denied it, for a reason that is not surely the caller's: nothing was done
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT', // the state moved on, or the same key came with other input
  'RATE_LIMITED', // we or the supplier refuse for now: `retryAfterMs`
  'TIMED_OUT', // no answer in the time that the supplier is allowed: whether the effect happened is unknown
  'ABORTED', // our caller ended the call (its deadline, a hang-up): says nothing about the supplier; whether the effect happened is unknown
  'UNAVAILABLE', // could not be reached, refused or answered 5xx: whether the effect happened is unknown
  'CIRCUIT_OPEN', // not even tried: the breaker is open
  'BAD_ANSWER', // answered something that its contract does not allow
  'INTERNAL',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface DomainErrorDetails {
  cause?: unknown
  /** Path of the offending input, dotted: `search.slices.0.date`. */
  field?: string
  /** What the caller can do about it, one sentence. */
  hint?: string
  /** Who failed, when it was not us: `duffel`, `rapid`, `stripe`. */
  supplier?: string
  retryAfterMs?: number
}

export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly hint: string | undefined
  readonly supplier: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, message: string, details: DomainErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.field = details.field
    this.hint = details.hint
    this.supplier = details.supplier
    this.retryAfterMs = details.retryAfterMs
  }
}

/** Bad input: `invalid('search.checkOut', 'is before checkIn', 'Send a checkOut after 2027-03-01.')`. */
export const invalid = (field: string, problem: string, hint: string) =>
  new DomainError('INVALID', `${field} ${problem}`, { field, hint })

export const notFound = (what: string) => new DomainError('NOT_FOUND', `${what} was not found.`)

/** The codes after which nobody knows whether the other side acted. Look it up before trying again. */
export const isAmbiguous = (error: unknown) =>
  error instanceof DomainError && ['TIMED_OUT', 'ABORTED', 'UNAVAILABLE', 'BAD_ANSWER'].includes(error.code)

/** The codes that may pass on their own: worth another try later. */
export const isRetryable = (error: unknown) =>
  error instanceof DomainError &&
  ['RATE_LIMITED', 'TIMED_OUT', 'ABORTED', 'UNAVAILABLE', 'CIRCUIT_OPEN', 'BAD_ANSWER'].includes(error.code)
