import { isPending, send } from './commands.ts'
import type { SagaItem, SagaState } from './saga-state.ts'

/**
 * Cancels what was begun, last item first, one after the other; an item that is overdue does not hold up the others.
 * The very same state when every item is cancelled or overdue, or one is being cancelled.
 */
export const cancelItems = (state: SagaState, now: Date): SagaState => {
  if (isCancelling(state)) return state
  const next = state.items.findLast(
    (item) => item.begun && item.state !== 'CANCELLED' && !isPending(state, cancelOf(item)),
  )
  return next ? send(state, cancelOf(next), now) : state
}

/** Whether an item is being cancelled that may still be so in time. */
export const isCancelling = ({ pending }: SagaState) =>
  pending.some(({ step, overdue }) => step === 'cancel' && !overdue)

/** Releases the payment, whatever is known of it; payments give back what was captured. */
export const voidPayment = (state: SagaState, now: Date): SagaState => {
  const { begun, state: stands } = state.payment
  const done = !begun || stands === 'DECLINED' || stands === 'VOIDED'
  return done || isPending(state, { to: 'payment', step: 'void' })
    ? state
    : send(state, { to: 'payment', step: 'void' }, now)
}

/** Refunds each cancelled item for which something is due. */
export const refundItems = (state: SagaState, now: Date): SagaState =>
  state.items
    .filter((item) => item.refund === 'DUE' && !isPending(state, refundOf(item)))
    .reduce((before, item) => send(before, refundOf(item), now), state)

const cancelOf = ({ id }: SagaItem) => ({ to: 'order', itemId: id, step: 'cancel' }) as const
const refundOf = ({ id }: SagaItem) => ({ to: 'payment', itemId: id, step: 'refund' }) as const
