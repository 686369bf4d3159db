import { apply } from './apply.ts'
import { book, requested } from './book.ts'
import { sameCommand } from './commands.ts'
import { concludeBooked, concludeUndo } from './conclude.ts'
import { cancelItems, isCancelling, refundItems, voidPayment } from './give-back.ts'
import type { BookingStatus, PendingCommand, SagaEvent, SagaState } from './saga-state.ts'

export interface Advance {
  state: SagaState
  /** Every status on the way, the last one included; empty when the status stayed. */
  statuses: readonly BookingStatus[]
  /** What is to be sent now. */
  commands: readonly PendingCommand[]
}

/**
 * What an event leads to at an instant of the database.
 * @returns undefined when the event says nothing new
 */
export const advance = (before: SagaState, event: SagaEvent, now: Date): Advance | undefined => {
  let state = begin(apply(before, event, now), event, now)
  if (state === before) return undefined
  const statuses: BookingStatus[] = state.status === before.status ? [] : [state.status]
  for (let next = step(state, now); next !== state; next = step(state, now)) {
    if (next.status !== state.status) statuses.push(next.status)
    state = next
  }
  const isNew = (command: PendingCommand) => !before.pending.some((known) => sameCommand(command, known))
  return { state, statuses, commands: state.pending.filter(isNew) }
}

/**
 * What is booked and not being cancelled. An item that its supplier cancelled, whose refund may take a bank days or a person
 * to find out, does not bind the traveller to the others.
 */
export const isCancellable = ({ goal, status, items, pending }: SagaState) => {
  if (!wasBooked.has(status) || items.every((item) => item.state !== 'CONFIRMED')) return false
  return goal === 'BOOK' || (status === 'PARTIALLY_CANCELLED' && pending.length === 0)
}

const begin = (state: SagaState, { type }: SagaEvent, now: Date): SagaState => {
  if (type === 'booking.requested' && state.status === 'REQUESTED') return requested(state, now)
  if (type === 'booking.cancellation-requested' && isCancellable(state))
    return { ...state, goal: 'CANCEL', status: 'CANCELLING' }
  return state
}

const wasBooked: ReadonlySet<BookingStatus> = new Set([
  'CONFIRMED',
  'CANCELLING',
  'PARTIALLY_CANCELLED',
  'CANCELLED',
  'NEEDS_ATTENTION',
])

/** One step on; the very same state when there is nothing to do but wait. */
const step = (state: SagaState, now: Date): SagaState => {
  if (state.goal === 'UNDO') return undo(state, now)
  return wasBooked.has(state.status) ? settle(state, now) : book(state, now)
}

/** Items first, the payment at the end. */
const undo = (state: SagaState, now: Date): SagaState => {
  const next = cancelItems(state, now)
  if (next !== state || isCancelling(state)) return next
  const voided = voidPayment(state, now)
  return voided === state ? withStatus(state, concludeUndo(state)) : voided
}

/** What the traveller cancels is cancelled; what is due for a cancelled item is refunded, no matter who cancelled it. */
const settle = (state: SagaState, now: Date): SagaState => {
  const next = refundItems(state.goal === 'CANCEL' ? cancelItems(state, now) : state, now)
  return next === state ? withStatus(state, concludeBooked(state)) : next
}

const withStatus = (state: SagaState, status: BookingStatus) =>
  status === state.status ? state : { ...state, status }
