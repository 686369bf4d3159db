import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { coerceVariables, withoutDefaultedNulls } from '@wayfare/graphql-input'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/** Errors of one answer. The router lists fewer; it needs to know which of many entities have failed. */
const maxErrors = 1_000

/**
 * Coerces variables before graphql-js executes an operation, because what graphql-js says about variables that do not fit
 * is as long as they are. A null variable counts as absent where all that it is given to has a default.
 */
export const inputPlugin = (format: FormatError): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, operation, request }) {
        const declared = operation.variableDefinitions ?? []
        const sent = request.variables ?? {}
        const variables = withoutDefaultedNulls({ schema, document, operation }, sent)
        const checked = coerceVariables({ schema, document, declared }, variables)
        if ('errors' in checked) return refusal(checked.errors, format)
        request.variables = { ...variables }
        return null
      },
      async willSendResponse({ response: { body } }) {
        if (body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = body.singleResult.errors.slice(0, maxErrors)
      },
    }
  },
})

const refusal = (errors: readonly GraphQLError[], format: FormatError) => ({
  http: { status: 400, headers: new HeaderMap() },
  body: {
    kind: 'single' as const,
    singleResult: { errors: errors.map((error) => format(error.toJSON(), error)) },
  },
})
