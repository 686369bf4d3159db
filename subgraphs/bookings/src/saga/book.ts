import { isPending, send } from './commands.ts'
import type { BookingStatus, SagaItem, SagaState } from './saga-state.ts'

/**
 * One step towards a booked trip; the very same state when there is nothing to do but wait. Everything that can be held
 * is held, then confirmed one by one, what can be cancelled free of charge first. The payment is captured last.
 */
export const book = (state: SagaState, now: Date): SagaState => {
  if (hasFailed(state)) return undo(state)
  switch (state.status) {
    case 'AUTHORISING':
      return authorised(state, now)
    case 'HOLDING':
      return held(state)
    case 'CONFIRMING':
      return confirmed(state, now)
    case 'CAPTURING':
      return state.payment.state === 'CAPTURED' ? to(state, 'CONFIRMED') : state
    default:
      return state
  }
}

export const requested = (state: SagaState, now: Date): SagaState => ({
  ...send(to(state, 'AUTHORISING'), { to: 'payment', step: 'authorise' }, now),
  payment: { ...state.payment, begun: true },
})

const hasFailed = (state: SagaState) => {
  const { payment, items } = state
  if (items.some(isLost) || payment.state === 'VOIDED' || payment.state === 'DECLINED') return true
  if (state.status === 'AUTHORISING')
    return payment.state === 'NONE' && !isPending(state, { to: 'payment', step: 'authorise' })
  if (state.status === 'CAPTURING')
    return payment.state !== 'CAPTURED' && !isPending(state, { to: 'payment', step: 'capture' })
  return false
}

const isLost = ({ state }: SagaItem) => state === 'REFUSED' || state === 'CANCELLED'

/** From here on nothing is held, confirmed or captured any more; what was begun is given back. */
const undo = (state: SagaState): SagaState => {
  const declined = state.payment.state === 'DECLINED' && state.items.every(({ begun }) => !begun)
  return { ...to(state, declined ? 'PAYMENT_FAILED' : 'COMPENSATING'), goal: 'UNDO', pending: [] }
}

const authorised = (state: SagaState, now: Date): SagaState => {
  if (state.payment.state === 'NONE') return state
  const begun = { ...to(state, 'HOLDING'), items: state.items.map((item) => ({ ...item, begun: true })) }
  return state.items.reduce(
    (before, { id }) => send(before, { to: 'order', itemId: id, step: 'hold' }, now),
    begun as SagaState,
  )
}

const held = (state: SagaState): SagaState =>
  state.items.every((item) => item.state === 'HELD' || item.state === 'CONFIRMED')
    ? to(state, 'CONFIRMING')
    : state

const confirmed = (state: SagaState, now: Date): SagaState => {
  if (state.pending.some(({ step }) => step === 'confirm')) return state
  const open = state.items.filter((item) => item.state !== 'CONFIRMED')
  const next = open.find(({ reversible }) => reversible) ?? open[0]
  return next
    ? send(state, { to: 'order', itemId: next.id, step: 'confirm' }, now)
    : send(to(state, 'CAPTURING'), { to: 'payment', step: 'capture' }, now)
}

const to = (state: SagaState, status: BookingStatus): SagaState => ({ ...state, status })
