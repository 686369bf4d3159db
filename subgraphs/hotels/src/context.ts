import type { OfferReferences, SubgraphContext } from '@wayfare/subgraph-kit'
import type { HotelOrders } from './hotel.ts'
import type { HotelLoaders } from './loaders.ts'
import type { HotelSearches } from './search.ts'

export interface HotelsContext extends SubgraphContext {
  references: OfferReferences
  loaders: HotelLoaders
  searches: HotelSearches
  orders: HotelOrders
}
