import type { ItemStep, PaymentState, PaymentStep, SagaEvent, SagaItem, SagaState } from './saga-state.ts'

/**
 * Takes down what an event says. Events come more than once, late and out of order: one that says nothing new gives
 * back the very same state.
 */
export const apply = (state: SagaState, event: SagaEvent): SagaState => {
  switch (event.type) {
    case 'booking.requested':
    case 'booking.cancellation-requested':
      return state
    case 'order.held':
      return onItem(state, event.itemId, (item) =>
        item.state === 'PENDING'
          ? { ...answered(item, 'hold'), state: 'HELD', reversible: event.reversible }
          : item,
      )
    case 'order.refused':
      return onItem(state, event.itemId, refused)
    case 'order.confirmed':
      return onItem(state, event.itemId, confirmed)
    case 'order.cancelled':
      return onItem(state, event.itemId, (item) =>
        item.state === 'CANCELLED'
          ? item
          : { ...item, asked: undefined, state: 'CANCELLED', refunds: event.refunds },
      )
    case 'order.failed':
      return onItem(state, event.itemId, (item) =>
        event.step === 'cancel'
          ? item.asked === 'cancel'
            ? { ...item, asked: undefined, state: 'STUCK' }
            : item
          : refused(item),
      )
    case 'payment.failed':
      return state.payment.asked === event.step ? withPayment(state, 'STUCK') : state
    default:
      return onPayment(state, event.type)
  }
}

const onItem = (state: SagaState, id: string, change: (item: SagaItem) => SagaItem): SagaState => {
  const items = state.items.map((item) => (item.id === id ? change(item) : item))
  return items.every((item, index) => item === state.items[index]) ? state : { ...state, items }
}

/** A step other than the one answered stays asked. */
const answered = (item: SagaItem, step: ItemStep): SagaItem =>
  item.asked === step ? { ...item, asked: undefined } : item

const confirmed = (item: SagaItem): SagaItem =>
  item.state === 'PENDING' || item.state === 'HELD'
    ? { ...answered(item, 'confirm'), state: 'CONFIRMED' }
    : item

const refused = (item: SagaItem): SagaItem =>
  item.state === 'PENDING' || item.state === 'HELD'
    ? { ...item, asked: item.asked === 'cancel' ? 'cancel' : undefined, state: 'REFUSED' }
    : item

type PaymentOutcome =
  | 'payment.authorised'
  | 'payment.declined'
  | 'payment.captured'
  | 'payment.voided'
  | 'payment.refunded'

const outcomes: Record<PaymentOutcome, { state: PaymentState; from: readonly PaymentState[] }> = {
  'payment.authorised': { state: 'AUTHORISED', from: ['NONE'] },
  'payment.declined': { state: 'DECLINED', from: ['NONE'] },
  'payment.captured': { state: 'CAPTURED', from: ['AUTHORISED'] },
  'payment.voided': { state: 'VOIDED', from: ['NONE', 'AUTHORISED', 'STUCK'] },
  'payment.refunded': { state: 'REFUNDED', from: ['CAPTURED'] },
}

const answers: Partial<Record<PaymentState, PaymentStep>> = {
  AUTHORISED: 'authorise',
  DECLINED: 'authorise',
  CAPTURED: 'capture',
  VOIDED: 'void',
  REFUNDED: 'refund',
}

const onPayment = (state: SagaState, type: PaymentOutcome): SagaState => {
  const { state: next, from } = outcomes[type]
  return from.includes(state.payment.state) ? withPayment(state, next) : state
}

/** A later step that is asked already, such as a void that overtook the authorisation's answer, stays asked. */
const withPayment = (state: SagaState, next: PaymentState): SagaState => {
  const { asked } = state.payment
  const settled = next === 'STUCK' || asked === answers[next]
  return { ...state, payment: { ...state.payment, state: next, asked: settled ? undefined : asked } }
}
