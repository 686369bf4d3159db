import { hasScopes } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import type { OrderOwner } from './order-row.ts'

/** The one rule of who sees a booking and what hangs on it: its owner, agents of its agency, `bookings:any`, our services. */
export const mayRead = (viewer: Viewer, owner: OrderOwner): boolean =>
  viewer.kind === 'service' ||
  (viewer.kind !== 'anonymous' && viewer.id === owner.viewerId) ||
  (owner.agencyId !== undefined && viewer.agencyId === owner.agencyId && viewer.roles.includes('agent')) ||
  hasScopes(viewer, [['bookings:any']])
