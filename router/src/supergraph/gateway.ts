import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'
import type { GraphQLError } from 'graphql'
import type { JsonBytes } from '../execution/json-bytes.ts'
import type { RouterContext } from '../request-context.ts'

/** What Apollo Server expects of whoever brings its schema. */
export type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway']

/** Executes the operation that a request's document holds. */
export type Execute = (request: ExecutionRequest) => Promise<ExecutionResult>

export interface ExecutionRequest {
  readonly context: RouterContext
  readonly operationName: string | undefined
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

/** `data` is absent where nothing was executed. */
export interface ExecutionResult {
  readonly data?: JsonBytes | Record<string, unknown> | null
  readonly errors?: readonly GraphQLError[]
}
