import type { Viewer } from '@wayfare/auth'
import { globalId, invalid } from '@wayfare/domain'
import type { Clock } from '@wayfare/domain'
import { pageOf, withInput } from '@wayfare/subgraph-kit'
import type { Connection, PageArgs } from '@wayfare/subgraph-kit'
import { mostTravellers } from './traveller.ts'
import type { SavedTraveller, TravellerDetails } from './traveller.ts'
import { removeTravellerInput, saveTravellerInput } from './traveller-input.ts'
import type { TravellerStore } from './traveller-store.ts'

/** The people a viewer keeps. What is malformed is answered, not thrown. */
export const createTravellers = (store: TravellerStore, clock: Clock) => ({
  page: async ({ id }: Viewer, args: PageArgs): Promise<Connection<SavedTraveller>> =>
    pageOf(await store.all(id), args, travellerGlobalId),

  save: (viewer: Viewer, input: unknown) =>
    withInput(saveTravellerInput(clock), input, async ({ id: travellerId, ...details }) => {
      const saved = travellerId
        ? ((await store.replace(viewer.id, { travellerId, details })) ?? unknown())
        : await addUnlessFull(store, viewer.id, details)
      return { __typename: 'SavedTraveller' as const, ...saved }
    }),

  remove: (viewer: Viewer, input: unknown) =>
    withInput(removeTravellerInput, input, async ({ id }) => {
      await store.remove(viewer.id, id)
      return { __typename: 'TravellerRemoved' as const, id: globalId('SavedTraveller', id) }
    }),
})

const unknown = () => {
  throw invalid('input.id', 'is not one of your saved travellers', 'Leave it out to save somebody new.')
}

/** Two at once may both find the last place free: the limit keeps the list short, no more. */
const addUnlessFull = async (store: TravellerStore, ownerId: string, details: TravellerDetails) => {
  if ((await store.all(ownerId)).length < mostTravellers) return store.add(ownerId, details)
  throw invalid(
    'input',
    `would be saved traveller number ${mostTravellers + 1}, and you can save ${mostTravellers}`,
    'Remove a saved traveller first.',
  )
}

export const travellerGlobalId = ({ travellerId }: SavedTraveller) => globalId('SavedTraveller', travellerId)

export type Travellers = ReturnType<typeof createTravellers>
