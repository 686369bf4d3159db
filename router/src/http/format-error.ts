import type { GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import { currentRequest } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { variableAdvice } from './variable-advice.ts'

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

/** Codes that mean somebody's fault rather than the caller's: their messages are not for the caller. */
const internalCodes = new Set(['INTERNAL_SERVER_ERROR', 'INTERNAL', 'DOWNSTREAM_SERVICE_ERROR'])

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/**
 * Errors as clients see them: message, locations, path and `extensions` with code, requestId and what helps.
 * Internal faults keep their code and lose their message, which goes to the log under the same request id.
 */
export const errorFormatter = ({
  logger,
  suggestions,
}: {
  logger: Logger
  suggestions: boolean
}): FormatError => {
  return ({ message, locations, path, extensions = {} }, error) => {
    const service = extensions['service'] ?? extensions['serviceName']
    const internal = internalCodes.has(String(extensions['code']))
    if (internal) logger.error('internal fault', { message, path, service, cause: originalOf(error) })
    return {
      message: internal ? masked(service) : suggestions ? message : message.replace(suggestion, ''),
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: {
        code: internal ? 'INTERNAL_SERVER_ERROR' : extensions['code'],
        requestId: currentRequest()?.requestId,
        ...(service === undefined ? {} : { service }),
        ...variableAdvice(error),
        ...Object.fromEntries(
          publicExtensions.flatMap((name) => (name in extensions ? [[name, extensions[name]]] : [])),
        ),
      },
    }
  }
}

/** Names of the schema that a caller may not know: graphql-js adds them to what it says about variables. */
const suggestion = / ?Did you mean [^?]*\?$/

const masked = (service: unknown) =>
  typeof service === 'string' ? `The ${service} service failed.` : 'Something failed on our side.'

const originalOf = (error: unknown) =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error
