import { hasScopes } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import type { OrderOwner } from '@wayfare/subgraph-kit'

/** Whom a viewer's quotes and bookings belong to: themselves, and for an agent the agency too. */
export const ownerOf = ({ id, agencyId }: Viewer): OrderOwner => ({
  viewerId: id,
  ...(agencyId ? { agencyId } : {}),
})

/**
 * Who may book, quote the cancellation of or cancel what belongs to somebody: its owner, agents of its agency, and who
 * holds both `bookings:any` and `bookings:write`. To see everything, as finance does, is not enough.
 */
export const mayChange = (viewer: Viewer, owner: OrderOwner): boolean => {
  if (viewer.kind === 'anonymous' || !hasScopes(viewer, [['bookings:write']])) return false
  if (viewer.id === owner.viewerId || hasScopes(viewer, [['bookings:any', 'bookings:write']])) return true
  return owner.agencyId !== undefined && viewer.agencyId === owner.agencyId && viewer.roles.includes('agent')
}
