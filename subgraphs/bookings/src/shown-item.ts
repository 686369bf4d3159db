import type { Booking, BookingItem } from './booking.ts'
import { itemOf } from './saga/commands.ts'
import type { ItemState } from './saga/saga-state.ts'

/** What the schema's `BookingItemStatus` shows. */
type ItemStatus = 'PENDING' | 'HELD' | 'CONFIRMED' | 'FAILED' | 'CANCELLED' | 'NEEDS_ATTENTION'

const shown: Record<ItemState, ItemStatus> = {
  PENDING: 'PENDING',
  HELD: 'HELD',
  CONFIRMED: 'CONFIRMED',
  REFUSED: 'FAILED',
  CANCELLED: 'CANCELLED',
}

/** An item with what its booking waits for. */
export type ShownItem = BookingItem & Pick<Booking, 'pending'>

/** An item that failed stays FAILED when what was begun of it has been given back. */
export const itemStatus = ({ saga, failure, pending }: ShownItem): ItemStatus => {
  const overdue = pending.some((command) => command.overdue && itemOf(command) === saga.id)
  if (overdue || saga.refund === 'UNKNOWN') return 'NEEDS_ATTENTION'
  return failure && saga.state === 'CANCELLED' ? 'FAILED' : shown[saga.state]
}

/** What the schema's `ItemRefund` shows; null where nothing is given back. */
export const shownRefund = ({ refund, saga }: BookingItem) => {
  if (!refund) return null
  if (refund.to === 'UNKNOWN') return { destination: refund.to, status: 'UNKNOWN' as const, amount: null }
  const status = saga.refund === 'DUE' ? ('PENDING' as const) : ('DONE' as const)
  return { destination: refund.to, status, amount: refund.due ?? refund.given ?? null }
}
