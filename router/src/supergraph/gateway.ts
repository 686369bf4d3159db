import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'

/** What Apollo Server expects of whoever answers its operations. */
export type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway']
export type Execute = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>
export type ExecutionRequest = Parameters<Execute>[0]
export type ExecutionResult = Awaited<ReturnType<Execute>>
