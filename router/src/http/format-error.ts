import type { GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import { currentRequest } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { boundedText } from '@wayfare/graphql-input'

/** Everything an error may carry out. What else a subgraph attached (traces, causes, bodies) stays inside. */
const publicExtensions = [
  'field',
  'hint',
  'supplier',
  'retryable',
  'retryAfterMs',
  'limit',
  'value',
  'maximum',
  'requiredScopes',
] as const

/** Of an error; one of a name that is there too often has the location of each. */
const maxLocations = 5

/** Codes that mean somebody's fault rather than the caller's: their messages are not for the caller. */
const internalCodes = new Set(['INTERNAL_SERVER_ERROR', 'INTERNAL', 'DOWNSTREAM_SERVICE_ERROR'])

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/**
 * Errors as clients see them: message, locations, path and `extensions` with code, requestId and what helps.
 * Internal faults keep their code and lose their message, which goes to the log under the same request id.
 */
export const errorFormatter = ({ logger }: { logger: Logger }): FormatError => {
  return ({ message, locations, path, extensions = {} }, error) => {
    const service = extensions['service'] ?? extensions['serviceName']
    const internal = internalCodes.has(String(extensions['code']))
    if (internal)
      logger.error('internal fault', {
        message: boundedText(message, 2_000),
        path,
        service,
        cause: originalOf(error),
      })
    return {
      message: internal ? masked(service) : boundedText(message),
      ...(locations && { locations: locations.slice(0, maxLocations) }),
      ...(path && { path }),
      extensions: {
        code: internal ? 'INTERNAL_SERVER_ERROR' : extensions['code'],
        requestId: currentRequest()?.requestId,
        ...(service === undefined ? {} : { service }),
        ...Object.fromEntries(
          publicExtensions.flatMap((name) => (name in extensions ? [[name, bounded(extensions[name])]] : [])),
        ),
      },
    }
  }
}

/** Whatever a subgraph attached, an error stays small. */
const bounded = (value: unknown) => (typeof value === 'string' ? boundedText(value) : value)

const masked = (service: unknown) =>
  typeof service === 'string' ? `The ${service} service failed.` : 'Something failed on our side.'

const originalOf = (error: unknown) =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error
