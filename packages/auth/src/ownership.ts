import { hasScopes } from './viewer.ts'
import type { Viewer } from './viewer.ts'

/** Whom a booking, and what hangs on it, belongs to: a viewer, and the agency for which an agent made it. */
export interface Owner {
  readonly viewerId: string
  readonly agencyId?: string
}

/** Whether the viewer may see what belongs to `owner`: their own, an agent their agency's, `bookings:any` all; our services all. */
export const mayRead = (viewer: Viewer, owner: Owner): boolean =>
  viewer.kind === 'service' || owns(viewer, owner) || hasScopes(viewer, [['bookings:any']])

/** Whether the viewer may change it: `bookings:write` is needed besides, also with `bookings:any`. */
export const mayChange = (viewer: Viewer, owner: Owner): boolean =>
  viewer.kind === 'service' || (mayRead(viewer, owner) && hasScopes(viewer, [['bookings:write']]))

const owns = (viewer: Viewer, { viewerId, agencyId }: Owner) =>
  viewer.kind !== 'anonymous' &&
  (viewer.id === viewerId ||
    (agencyId !== undefined && viewer.agencyId === agencyId && viewer.roles.includes('agent')))
