import type { Booking, BookingItem } from './booking.ts'
import { givenUp, notInTime } from './event-handlers.ts'
import type { BookingChange } from './event-handlers.ts'
import { isUndoing, itemOf } from './saga/commands.ts'
import type { Command, SagaState } from './saga/saga-state.ts'
import type { Entry } from './store/ledger.ts'

/** The booking in its next state of the saga, with what the change says of its item. */
export const withChange = <B extends Booking>(booking: B, state: SagaState, change: BookingChange): B => ({
  ...booking,
  goal: state.goal,
  status: state.status,
  payment: state.payment,
  pending: state.pending,
  items: booking.items.map((item, index) => changedItem(item, state, { change, index })),
})

const changedItem = (
  item: BookingItem,
  state: SagaState,
  { change, index }: { change: BookingChange; index: number },
): BookingItem => {
  const saga = state.items[index]!
  const late = saga.state === 'REFUSED' && item.saga.state !== 'REFUSED' ? notInTime : undefined
  const failure = item.failure ?? late
  const named = 'itemId' in change.event && change.event.itemId === item.id
  const more = named ? { ...change.item } : {}
  // What an undone trip's supplier gives back is not the traveller's: nothing was charged.
  if (state.goal === 'UNDO') delete more.refund
  return { ...item, saga, ...(failure && { failure }), ...more }
}

/** The event itself, and each further status on the way as an entry of its own: no transition goes unseen. */
export const entriesOf = (
  before: Booking,
  statuses: readonly Booking['status'][],
  { event, message }: BookingChange,
): Entry[] => {
  const itemId = 'itemId' in event ? event.itemId : undefined
  const first: Entry = { type: event.type, status: statuses[0] ?? before.status, itemId, message }
  return [first, ...statuses.slice(1).map((status): Entry => ({ type: 'booking.moved', status }))]
}

export const lateMessage = (late: readonly Command[]) =>
  [...new Set(late.map(({ step }) => givenUp[step]))].join(' ')

/** What it means that a command breaks its contract: it ends its item, or is shown to support where it gives back. */
export const unsendable = (command: Command): BookingChange => {
  const { step } = command
  const itemId = itemOf(command)
  if (command.to === 'payment')
    return { event: { type: 'payment.failed', step, itemId }, message: givenUp[step] }
  if (isUndoing(command))
    return { event: { type: 'order.failed', step, itemId: command.itemId }, message: givenUp[step] }
  const message = 'This cannot be booked with these details of the travellers. Check them and book again.'
  return {
    event: { type: 'order.refused', itemId: command.itemId },
    item: { failure: { reason: 'INVALID', message } },
    message,
  }
}
