import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { RouterContext } from '../request-context.ts'
import type { ExecutionResult } from '../supergraph/gateway.ts'
import type { FormatError } from './format-error.ts'

type Listener = Exclude<
  Awaited<ReturnType<NonNullable<ApolloServerPlugin<RouterContext>['requestDidStart']>>>,
  void
>
type Answer = NonNullable<Awaited<ReturnType<NonNullable<Listener['responseForOperation']>>>>
type Head = Answer['http']

/** The answer to a document that is not valid. */
export const invalidDocument = (errors: readonly GraphQLError[], format: FormatError): Answer => ({
  http: { status: 400, headers: new HeaderMap() },
  body: {
    kind: 'single',
    singleResult: { errors: listed(errors).map((error) => format(error.toJSON(), error)) },
  },
})

/**
 * What Apollo Server would make of a result if it executed operations itself: errors as clients see them, and the status and
 * headers that they ask for. It is not asked to, because for each request it hands an executor an object with accessors of
 * its own, for which V8 makes a hidden class that keeps the whole request until the next full collection.
 */
export const operationAnswer = ({ data, errors }: ExecutionResult, format: FormatError): Answer => {
  const http: Head = { status: undefined, headers: new HeaderMap() }
  const formatted = errors && listed(errors).map((error) => formattedError(error, http, format))
  if (data === undefined && errors) http.status ??= 400 // variables that do not fit
  const result = { ...(data === undefined ? {} : { data }), ...(formatted && { errors: formatted }) }
  // Data may be bytes, which `stringifyResult` knows how to write.
  return { http, body: { kind: 'single', singleResult: result as { data?: Record<string, unknown> } } }
}

/** Listed in one answer. One fault that many objects of an answer share would otherwise be told for each of them. */
export const maxErrors = 50

const listed = (errors: readonly GraphQLError[]) =>
  errors.length <= maxErrors ? errors : [...errors.slice(0, maxErrors - 1), moreErrors]

const moreErrors = new GraphQLError('There are more errors than are listed here.', {
  extensions: { code: 'ERRORS_OMITTED', hint: 'Correct or retry what the listed ones are about.' },
})

/** Of an operation that could not be executed at all. */
export const failedOperation = (reason: unknown, format: FormatError): Answer => {
  const message = reason instanceof Error ? reason.message : String(reason)
  const error =
    reason instanceof GraphQLError ? reason : new GraphQLError(message, { originalError: asError(reason) })
  const answer = operationAnswer({ errors: [error] }, format)
  const { http } = error.extensions as { http?: Partial<Head> }
  return { ...answer, http: { ...answer.http, status: http?.status ?? 500 } }
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : undefined)

const formattedError = (error: GraphQLError, head: Head, format: FormatError) => {
  const { http, ...extensions } = error.extensions as { http?: Partial<Head>; code?: string }
  head.status = http?.status ?? head.status
  for (const [name, value] of http?.headers ?? []) head.headers.set(name, value)
  return format({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions } }, error)
}
