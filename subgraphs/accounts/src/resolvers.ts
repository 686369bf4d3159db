import { globalId, localId } from '@wayfare/domain'
import type { Resolvers, Role } from './generated/resolvers.ts'
import { travellerGlobalId } from './travellers.ts'

export const resolvers: Resolvers = {
  Query: { viewer: (_, __, { viewer }) => (viewer.kind === 'anonymous' ? null : viewer) },
  Mutation: {
    saveTraveller: (_, { input }, { travellers, viewer }) => travellers.save(viewer, input),
    removeTraveller: (_, { input }, { travellers, viewer }) => travellers.remove(viewer, input),
  },
  Viewer: {
    id: ({ id }) => globalId('Viewer', id),
    roles: ({ roles }) => roles.map((role) => role.toUpperCase() as Role),
    savedTravellers: (viewer, args, { travellers }) => travellers.page(viewer, args),
  },
  SavedTraveller: {
    __resolveReference: ({ id }, { loaders }) => loaders.travellers.load(localId(id, 'SavedTraveller')),
    id: travellerGlobalId,
    givenName: ({ details }) => details.givenName,
    familyName: ({ details }) => details.familyName,
    dateOfBirth: ({ details }) => details.dateOfBirth,
    gender: ({ details }) => details.gender,
    nationality: ({ details }) => details.nationality,
    documents: ({ details }) => details.documents ?? [],
  },
}
