import { createSubgraphSchema, readTypeDefs, startVertical } from '@wayfare/subgraph-kit'
import type { Foundation, RunningServer } from '@wayfare/subgraph-kit'
import type { HotelsConfig } from './config.ts'
import { createContentReader } from './content.ts'
import type { HotelsContext } from './context.ts'
import type { HotelOrderDetails, HotelSupplier } from './hotel.ts'
import { createLoaders } from './loaders.ts'
import { rapidHotels } from './rapid/rapid-hotels.ts'
import { resolvers } from './resolvers.ts'
import { createHotelSearches } from './search.ts'

export { readConfig } from './config.ts'

export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url), ['core', 'offers'])

export interface HotelsOverrides extends Partial<Foundation> {
  supplier?: HotelSupplier
}

/** The hotels service: its subgraph and its order worker, until it is closed. */
export const startHotels = (
  config: HotelsConfig,
  { supplier: given, ...shared }: HotelsOverrides = {},
): Promise<RunningServer> =>
  startVertical<HotelOrderDetails, HotelSupplier, HotelsContext>({
    config,
    shared,
    offerType: 'HotelOffer',
    orderType: 'HotelOrder',
    schema: createSubgraphSchema({ typeDefs, resolvers }),
    supplier: (foundation) => given ?? rapidHotels(config.rapid, foundation),
    context: ({ supplier, orders, searcher, references, cache }) => {
      const sources = { supplier, orders, content: createContentReader(supplier, cache) }
      const searches = createHotelSearches(supplier, searcher)
      return (base) => ({ ...base, references, orders, searches, loaders: createLoaders(sources, base) })
    },
  })
