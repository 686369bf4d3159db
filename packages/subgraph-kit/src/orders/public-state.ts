import type { OrderState } from './order-row.ts'

/** What the schema's `OrderState` shows of our own. */
export type PublicOrderState = 'PENDING' | 'HELD' | 'CONFIRMED' | 'CANCELLED' | 'REFUSED'

const shown: Record<OrderState, PublicOrderState> = {
  NEW: 'PENDING',
  HOLDING: 'PENDING',
  DEFERRED: 'PENDING',
  HELD: 'HELD',
  CONFIRMING: 'HELD',
  CONFIRMED: 'CONFIRMED',
  CANCELLING: 'CONFIRMED',
  CANCELLED: 'CANCELLED',
  REFUSED: 'REFUSED',
}

export const publicOrderState = ({ state }: { state: OrderState }): PublicOrderState => shown[state]
