import type { Viewer } from '@wayfare/auth'
import type { OrderOwner } from '@wayfare/subgraph-kit'

/** Whom a viewer's quotes and bookings belong to: themselves, and for an agent the agency too. */
export const ownerOf = ({ id, agencyId }: Viewer): OrderOwner => ({
  viewerId: id,
  ...(agencyId ? { agencyId } : {}),
})
