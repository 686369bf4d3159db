import { city } from '@wayfare/gazetteer'
import type { Resolvers } from './generated/resolvers.ts'
import { findPlace, placeById, placeId } from './place-id.ts'
import { findPlaces } from './search.ts'

export const resolvers: Resolvers = {
  Query: {
    places: (_, args) => findPlaces(args),
    place: (_, { id }) => findPlace(id),
  },
  Place: {
    __resolveReference: ({ id }) => placeById(id) ?? null,
    id: placeId,
    city: ({ kind, cityCode }) => (kind === 'CITY' ? null : city(cityCode)),
    coordinates: ({ latitude, longitude }) => ({ latitude, longitude }),
  },
}
