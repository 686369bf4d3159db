import { createHash } from 'node:crypto'
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server'
import type { Viewer } from '@wayfare/auth'
import { exceededLimit } from '@wayfare/graphql-input'
import type { Logger } from '@wayfare/telemetry'
import type { GraphQLFormattedError } from 'graphql'
import type { Metrics, OperationOutcome } from '../metrics.ts'
import type { RouterContext } from '../request-context.ts'
import type { Execute } from '../supergraph/gateway.ts'
import { defaultVariableLimits, variableLimitExceeded } from '../walk/limits.ts'
import type { FormatError } from './format-error.ts'
import { failedOperation, invalidDocument, operationAnswer } from './operation-answer.ts'

export interface OperationPluginOptions {
  execute: Execute
  logger: Logger
  metrics: Metrics
  format: FormatError
}

/** Answers operations, with one log line and one observation for each. */
export const operationPlugin = ({
  execute,
  logger,
  metrics,
  format,
}: OperationPluginOptions): ApolloServerPlugin<RouterContext> => {
  const refused = async ({ error }: { error: Error }) => {
    const code = 'extensions' in error ? (error.extensions as { code?: string }).code : undefined
    metrics.operation('unknown', 'refused', 0)
    logger.info('operation refused', {
      errorCodes: [code],
      // A syntax error quotes the document, which may hold a traveller's name.
      reason: code === 'GRAPHQL_PARSE_FAILED' ? undefined : error.message,
    })
  }
  return {
    contextCreationDidFail: refused,
    invalidRequestWasReceived: refused,
    async requestDidStart() {
      const started = performance.now()
      return {
        responseForOperation: async ({ contextValue: context, request }) => {
          const { errors = [] } = context.prepared ?? {}
          if (errors.length > 0) return invalidDocument(errors, format)
          const { operationName, variables } = request
          const exceeded = variables && exceededLimit(variables, defaultVariableLimits)
          if (exceeded) return failedOperation(variableLimitExceeded(exceeded), format)
          return execute({ context, operationName, variables }).then(
            (result) => operationAnswer(result, format),
            (reason: unknown) => failedOperation(reason, format),
          )
        },
        async willSendResponse(context) {
          const ms = performance.now() - started
          const { kind, outcome, ...line } = describe(context)
          metrics.operation(kind, outcome, ms / 1_000)
          logger.info('operation', { kind, outcome, ...line, durationMs: Math.round(ms) })
        },
      }
    },
  }
}

const describe = (context: GraphQLRequestContext<RouterContext>) => {
  const { body } = context.response
  const { errors = [], data } = body?.kind === 'single' ? body.singleResult : {}
  return {
    kind: context.operation?.operation ?? 'unknown',
    outcome: outcomeOf(errors, data),
    operationName: context.operationName?.slice(0, 100) ?? undefined,
    viewer: viewerLabel(context.contextValue.viewer),
    errorCodes:
      errors.length > 0 ? [...new Set(errors.map(({ extensions }) => extensions?.['code']))] : undefined,
  }
}

const outcomeOf = (errors: readonly GraphQLFormattedError[], data: unknown): OperationOutcome => {
  if (errors.length === 0) return 'ok'
  if (data === undefined) return 'refused'
  return data === null ? 'failed' : 'partial'
}

/** Tells one viewer's lines from another's without naming them. */
const viewerLabel = (viewer: Viewer) => {
  if (viewer.kind === 'anonymous') return viewer.kind
  const known = labels.get(viewer) ?? `${viewer.kind}:${digest(viewer.id)}`
  labels.set(viewer, known)
  return known
}

/** Requests with one token share one viewer. */
const labels = new WeakMap<Viewer, string>()
const digest = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 12)
