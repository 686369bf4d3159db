import { searchIndex } from '@wayfare/gazetteer'
import { createSubgraphSchema, readTypeDefs, startSubgraphServer } from '@wayfare/subgraph-kit'
import type { RunningServer } from '@wayfare/subgraph-kit'
import { createLogger } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import type { PlacesConfig } from './config.ts'
import { resolvers } from './resolvers.ts'

export { readConfig } from './config.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core'])

export interface PlacesOverrides {
  log?: Logger
}

/** The places service until it is closed. It keeps nothing: its places come with it. */
export const startPlaces = (
  config: PlacesConfig,
  { log = createLogger(config.name, config.log) }: PlacesOverrides = {},
): Promise<RunningServer> => {
  // The first search would wait for it.
  searchIndex()
  return startSubgraphServer({
    ...config,
    schema: createSubgraphSchema({ typeDefs, resolvers }),
    context: (base) => base,
    log,
  })
}
