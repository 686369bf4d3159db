import { apply } from './apply.ts'
import type { BookingStatus, ItemStep, PaymentStep, SagaEvent, SagaItem, SagaState } from './saga-state.ts'

/** Something to be asked of a vertical or of payments. */
export type Ask = { to: 'order'; itemId: string; step: ItemStep } | { to: 'payment'; step: PaymentStep }

export interface Advance {
  state: SagaState
  /** Every status on the way, the last one included; empty when the status stayed. */
  statuses: readonly BookingStatus[]
  asks: readonly Ask[]
}

/**
 * What an event leads to. Everything that can be held is held, then confirmed one by one, what can be cancelled free of
 * charge first; a failure undoes what was begun, last thing first, the payment at the end.
 * @returns undefined when the event says nothing new
 */
export const advance = (before: SagaState, event: SagaEvent): Advance | undefined => {
  let state = begin(apply(before, event), event)
  if (state === before) return undefined
  const statuses: BookingStatus[] = state.status === before.status ? [] : [state.status]
  for (let next = step(state); next !== state; next = step(state)) {
    if (next.status !== state.status) statuses.push(next.status)
    state = next
  }
  const fresh = asksOf(state).filter((ask) => !asksOf(before).some((known) => sameAsk(ask, known)))
  return { state, statuses, asks: fresh }
}

/** Everything that is asked and unanswered: what is sent again when nothing comes back. */
export const asksOf = ({ items, payment }: SagaState): Ask[] => [
  ...(payment.asked ? [{ to: 'payment', step: payment.asked } as const] : []),
  ...items.flatMap((item) =>
    item.asked ? [{ to: 'order', itemId: item.id, step: item.asked } as const] : [],
  ),
]

const sameAsk = (a: Ask, b: Ask) => JSON.stringify(a) === JSON.stringify(b)

const begin = (state: SagaState, { type }: SagaEvent): SagaState => {
  if (type === 'booking.requested' && state.status === 'REQUESTED')
    return ask(to(state, 'AUTHORISING'), 'authorise')
  if (type === 'booking.cancellation-requested' && state.status === 'CONFIRMED')
    return to(state, 'CANCELLING')
  return state
}

/** One step on; the very same state when there is nothing to do but wait. */
const step = (state: SagaState): SagaState => {
  switch (state.status) {
    case 'AUTHORISING':
      return authorised(state)
    case 'HOLDING':
      return held(state)
    case 'CONFIRMING':
      return confirmed(state)
    case 'CAPTURING':
      return captured(state)
    case 'COMPENSATING':
      return compensated(state)
    case 'CANCELLING':
      return cancelled(state)
    default:
      return state
  }
}

const authorised = (state: SagaState): SagaState => {
  if (state.payment.state === 'DECLINED') return to(state, 'PAYMENT_FAILED')
  if (state.payment.state === 'STUCK') return to(state, 'COMPENSATING')
  if (state.payment.state !== 'AUTHORISED') return state
  return { ...to(state, 'HOLDING'), items: state.items.map((item) => asking(item, 'hold')) }
}

const lost = ({ state }: SagaItem) => state === 'REFUSED' || state === 'CANCELLED'

const held = (state: SagaState): SagaState => {
  if (state.items.some(lost)) return to(state, 'COMPENSATING')
  return state.items.every((item) => item.state === 'HELD' || item.state === 'CONFIRMED')
    ? to(state, 'CONFIRMING')
    : state
}

const confirmed = (state: SagaState): SagaState => {
  if (state.items.some(lost)) return to(state, 'COMPENSATING')
  if (state.items.some(({ asked }) => asked === 'confirm')) return state
  const open = state.items.filter((item) => item.state !== 'CONFIRMED')
  const next = open.find(({ reversible }) => reversible) ?? open[0]
  return next ? askItem(state, next, 'confirm') : ask(to(state, 'CAPTURING'), 'capture')
}

const captured = (state: SagaState): SagaState => {
  if (state.payment.state === 'CAPTURED') return to(state, 'CONFIRMED')
  return state.payment.state === 'STUCK' ? to(state, 'COMPENSATING') : state
}

/** Gives back what was begun, last first, one after the other; then the payment. */
const compensated = (state: SagaState): SagaState => {
  const next = giveBack(state)
  if (next) return next
  const { payment, items } = state
  if (payment.asked === 'void') return state
  const charged = payment.state === 'AUTHORISED' || payment.state === 'STUCK'
  if (charged && !payment.voiding) return { ...state, payment: { ...payment, asked: 'void', voiding: true } }
  const stuck = items.some((item) => item.state === 'STUCK') || payment.state === 'STUCK'
  return to(state, stuck ? 'NEEDS_ATTENTION' : 'FAILED')
}

const cancelled = (state: SagaState): SagaState => {
  const next = giveBack(state)
  if (next) return next
  if (state.payment.asked === 'refund') return state
  if (state.payment.state === 'CAPTURED' && state.items.some(({ refunds }) => refunds))
    return ask(state, 'refund')
  if (state.payment.state === 'STUCK') return to(state, 'NEEDS_ATTENTION')
  return to(state, state.items.some((item) => item.state === 'STUCK') ? 'PARTIALLY_CANCELLED' : 'CANCELLED')
}

/** Undefined when all is given back or stuck. */
const giveBack = (state: SagaState): SagaState | undefined => {
  if (state.items.some(({ asked }) => asked === 'cancel')) return state
  const next = state.items.findLast(
    (item) => item.begun && item.state !== 'CANCELLED' && item.state !== 'STUCK',
  )
  return next && askItem(state, next, 'cancel')
}

const to = (state: SagaState, status: BookingStatus): SagaState => ({ ...state, status })
const ask = (state: SagaState, asked: PaymentStep): SagaState => ({
  ...state,
  payment: { ...state.payment, asked },
})
const asking = (item: SagaItem, asked: ItemStep): SagaItem => ({ ...item, asked, begun: true })
const askItem = (state: SagaState, chosen: SagaItem, asked: ItemStep): SagaState => ({
  ...state,
  items: state.items.map((item) => (item === chosen ? asking(item, asked) : item)),
})
