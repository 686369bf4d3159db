import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type { Engine, Execute } from './engine.ts'
import { answeringIntrospection } from './introspection.ts'

/** What @apollo/gateway has to say is for its own developers: our log has one line per operation and per reload. */
const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** The stock planner and executor of @apollo/gateway, fetching through `dataSource`. */
export const apolloEngine = (
  dataSource: (subgraph: { name: string; url?: string }) => GraphQLDataSource,
): Engine => {
  // It reports to its maker unless this says no when it is made; there is no other way to tell it.
  // oxlint-disable-next-line no-process-env, no-restricted-globals
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  let update: ((sdl: string) => void) | undefined
  let first = ''
  const gateway = new ApolloGateway({
    buildService: dataSource,
    logger: silent,
    __exposeQueryPlanExperimental: false,
    supergraphSdl: async (hooks) => {
      update = hooks.update
      return { supergraphSdl: first }
    },
  })
  return {
    async use(sdl) {
      if (update) {
        update(sdl)
      } else {
        first = sdl
        await gateway.load()
      }
      if (!gateway.schema) throw new Error('The gateway has no schema')
      return gateway.schema
    },
    execute: answeringIntrospection(gateway.executor as Execute, () => gateway.schema),
    close: () => gateway.stop(),
  }
}
