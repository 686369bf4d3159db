import { createLoader } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { TravellerStore } from './traveller-store.ts'

/** One request's loaders. What the viewer does not own does not exist. */
export const createLoaders = (store: TravellerStore, { viewer }: SubgraphContext) => ({
  travellers: createLoader((ids) => store.findMany(viewer.id, ids), { what: 'SavedTraveller' }),
})

export type AccountLoaders = ReturnType<typeof createLoaders>
