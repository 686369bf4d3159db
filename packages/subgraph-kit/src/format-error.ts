import { unwrapResolverError } from '@apollo/server/errors'
import { DomainError } from '@wayfare/domain'
import type { ErrorCode } from '@wayfare/domain'
import { boundedText } from '@wayfare/graphql-input'
import { currentRequest } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { GraphQLError } from 'graphql'
import type { GraphQLFormattedError } from 'graphql'
import { fieldOfInvalidValue } from './invalid-value.ts'

/** The one table from our codes to the wire. */
export const publicCodes = {
  INVALID: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  CONFLICT: 'CONFLICT',
  RATE_LIMITED: 'RATE_LIMITED',
  REFUSED: 'SUPPLIER_REFUSED',
  TIMED_OUT: 'SUPPLIER_TIMED_OUT',
  ABORTED: 'REQUEST_ABORTED',
  UNAVAILABLE: 'SUPPLIER_UNAVAILABLE',
  CIRCUIT_OPEN: 'SUPPLIER_UNAVAILABLE',
  BAD_ANSWER: 'SUPPLIER_UNAVAILABLE',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, string>

/** Every error a subgraph answers: a code, who it came from, the request's id; nothing of our insides. */
export const createErrorFormat = (service: string, log: Logger) => {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(thrown)
    const { stacktrace: _, ...given } = formatted.extensions ?? {}
    const base = { locations: formatted.locations, path: formatted.path }
    const where = { service, requestId: currentRequest()?.requestId }
    if (cause instanceof DomainError) {
      if (cause.code === 'INTERNAL') log.error('resolver failed', { error: cause })
      return {
        ...base,
        message: boundedText(cause.message),
        extensions: { ...domainExtensions(cause), ...where },
      }
    }
    if (
      cause instanceof GraphQLError ||
      (thrown instanceof GraphQLError && given.code !== 'INTERNAL_SERVER_ERROR')
    )
      return {
        ...base,
        message: boundedText(formatted.message),
        extensions: { ...given, ...inputExtensions(thrown), ...where },
      }
    log.error('resolver failed', { error: cause })
    return {
      ...base,
      message: 'Something went wrong on our side.',
      extensions: { code: publicCodes.INTERNAL, ...where },
    }
  }
}

const domainExtensions = (error: DomainError) => ({
  code: publicCodes[error.code],
  ...(error.field === undefined ? {} : { field: error.field }),
  ...(error.hint === undefined ? {} : { hint: boundedText(error.hint) }),
  ...(error.supplier === undefined ? {} : { supplier: error.supplier }),
  ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
})

/** Input that could not be coerced: whatever the phase in which it was noticed, it is the caller's input. */
const inputExtensions = (thrown: unknown) => {
  if (!(thrown instanceof GraphQLError) || 'field' in thrown.extensions) return {}
  const field = fieldOfInvalidValue(thrown)
  if (field === undefined) return {}
  const { hint } =
    thrown.originalError instanceof GraphQLError ? thrown.originalError.extensions : thrown.extensions
  return {
    code: 'BAD_USER_INPUT',
    field,
    hint: hint ?? 'Send a value of the type that the schema gives for this field.',
  }
}
