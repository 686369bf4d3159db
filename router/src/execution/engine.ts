import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'

/** What Apollo Server expects of whoever answers its operations. */
export type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway']
export type Execute = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>
export type ExecutionRequest = Parameters<Execute>[0]
export type ExecutionResult = Awaited<ReturnType<Execute>>

/**
 * Plans and executes operations over a supergraph. It knows nothing of HTTP, viewers or travel.
 * The document it is given is valid, within the limits and allowed; the plan cache key is `queryHash`.
 */
export interface Engine {
  /**
   * Takes over a supergraph without dropping a request that is under way.
   * @returns the schema clients see
   * @throws where it is unusable; the supergraph before it then stays
   */
  use(supergraphSdl: string): Promise<GraphQLSchema>
  readonly execute: Execute
  close(): Promise<void>
}
