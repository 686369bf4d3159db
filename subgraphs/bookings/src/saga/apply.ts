import { isUndoing, itemOf } from './commands.ts'
import { isLate } from './deadlines.ts'
import type {
  Command,
  ItemStep,
  PaymentState,
  PaymentStep,
  PendingCommand,
  SagaEvent,
  SagaItem,
  SagaState,
} from './saga-state.ts'

/**
 * Notes what an event says. Events come more than once, late and out of order: one that says nothing new gives back the
 * very same state. A late success counts in every state.
 */
export const apply = (state: SagaState, event: SagaEvent, now: Date): SagaState => {
  switch (event.type) {
    case 'booking.requested':
    case 'booking.cancellation-requested':
      return state
    case 'booking.deadline-passed':
      return state.pending.filter((command) => isLate(command, now)).reduce(fail, state)
    case 'order.held':
      return onItem(state, { id: event.itemId, answers: ['hold'] }, (item) => held(item, event.reversible))
    case 'order.confirmed':
      return onItem(state, { id: event.itemId, answers: ['hold', 'confirm'] }, confirmed)
    case 'order.refused':
      return onItem(state, { id: event.itemId, answers: ['hold', 'confirm'] }, refused)
    case 'order.cancelled':
      return onItem(state, { id: event.itemId, answers: ['hold', 'confirm', 'cancel'] }, (item) =>
        cancelled(item, state.goal === 'UNDO' ? 'NONE' : event.refund),
      )
    case 'payment.refunded':
      return refunded(state, event.itemId)
    case 'payment.failed':
      return (
        returned(state, event, now) ??
        state.pending.filter((command) => concerns(event, command)).reduce(fail, state)
      )
    case 'order.failed':
      return state.pending.filter((command) => concerns(event, command)).reduce(fail, state)
    default:
      return onPayment(state, event.type)
  }
}

type Failed = Extract<SagaEvent, { type: 'order.failed' | 'payment.failed' }>

/** Whether a failure is one of this command; one of a refund that names no item is one of every refund. */
const concerns = (failed: Failed, command: Command) =>
  `${command.to}.failed` === failed.type &&
  command.step === failed.step &&
  (failed.itemId === undefined || failed.itemId === itemOf(command))

/** A step that was given up: what gives something back stays pending and is shown to support, anything else has failed. */
const fail = (state: SagaState, command: PendingCommand): SagaState => {
  if (isUndoing(command)) {
    const pending = state.pending.map((each) => (each === command ? { ...each, overdue: true } : each))
    return command.overdue ? state : { ...state, pending }
  }
  return command.to === 'order'
    ? onItem(state, { id: command.itemId, answers: [command.step] }, refused)
    : { ...state, pending: state.pending.filter((each) => each !== command) }
}

/**
 * A bank may return money that was given back already: it is owed once more. A failure that merely came late has the same
 * effect; then the next answer says that the money is where it belongs.
 */
const returned = (
  state: SagaState,
  { step, itemId }: Extract<SagaEvent, { type: 'payment.failed' }>,
  now: Date,
): SagaState | undefined => {
  if (step === 'void' && state.payment.state === 'VOIDED')
    return owe(
      { ...state, payment: { ...state.payment, state: 'CAPTURED' } },
      { to: 'payment', step: 'void' },
      now,
    )
  const item = state.items.find(({ id }) => id === itemId)
  if (step !== 'refund' || item?.refund !== 'REFUNDED') return undefined
  const items = state.items.map((each): SagaItem => (each === item ? { ...each, refund: 'DUE' } : each))
  return owe({ ...state, items }, { to: 'payment', step: 'refund', itemId: item.id }, now)
}

const owe = (state: SagaState, command: Command, now: Date): SagaState => ({
  ...state,
  pending: [...state.pending, { ...command, since: now.toISOString(), overdue: true }],
})

const onItem = (
  state: SagaState,
  { id, answers }: { id: string; answers: readonly ItemStep[] },
  change: (item: SagaItem) => SagaItem,
): SagaState => {
  const items = state.items.map((item) => (item.id === id ? change(item) : item))
  const isAnswered = (command: PendingCommand) =>
    command.to === 'order' && command.itemId === id && answers.includes(command.step)
  const pending = state.pending.filter((command) => !isAnswered(command))
  const same =
    pending.length === state.pending.length && items.every((item, index) => item === state.items[index])
  return same ? state : { ...state, items, pending }
}

const isOpen = ({ state }: SagaItem) => state === 'PENDING' || state === 'HELD'

const held = (item: SagaItem, reversible: boolean): SagaItem =>
  item.state === 'PENDING' ? { ...item, state: 'HELD', reversible } : item

const confirmed = (item: SagaItem): SagaItem => (isOpen(item) ? { ...item, state: 'CONFIRMED' } : item)

const refused = (item: SagaItem): SagaItem => (isOpen(item) ? { ...item, state: 'REFUSED' } : item)

/** What an item gives back may become known after it was cancelled. What is due or refunded stays so. */
const cancelled = (item: SagaItem, refund: 'NONE' | 'DUE' | 'UNKNOWN'): SagaItem => {
  const known = item.state === 'CANCELLED'
  if (known && (item.refund === 'DUE' || item.refund === 'REFUNDED')) return item
  if (known && (refund === (item.refund ?? 'NONE') || refund === 'UNKNOWN')) return item
  const { refund: _before, ...rest } = item
  return { ...rest, state: 'CANCELLED', ...(refund === 'NONE' ? {} : { refund }) }
}

const refunded = (state: SagaState, itemId: string): SagaState => {
  const item = state.items.find(({ id }) => id === itemId)
  if (!item || item.refund === 'REFUNDED') return state
  return {
    ...state,
    items: state.items.map((each) => (each === item ? { ...each, refund: 'REFUNDED' } : each)),
    pending: state.pending.filter((command) => !(command.step === 'refund' && command.itemId === itemId)),
  }
}

interface PaymentOutcome {
  state: PaymentState
  from: readonly PaymentState[]
  answers: readonly PaymentStep[]
}

type PaymentEvent = 'payment.authorised' | 'payment.declined' | 'payment.captured' | 'payment.voided'

/** Nothing follows a void: payments refuse every later step. A payment that was declined may be authorised late. */
const outcomes: Record<PaymentEvent, PaymentOutcome> = {
  'payment.authorised': { state: 'AUTHORISED', from: ['NONE', 'DECLINED'], answers: ['authorise'] },
  'payment.declined': { state: 'DECLINED', from: ['NONE'], answers: ['authorise'] },
  'payment.captured': {
    state: 'CAPTURED',
    from: ['NONE', 'DECLINED', 'AUTHORISED'],
    answers: ['authorise', 'capture'],
  },
  'payment.voided': {
    state: 'VOIDED',
    from: ['NONE', 'DECLINED', 'AUTHORISED', 'CAPTURED'],
    answers: ['authorise', 'capture', 'void'],
  },
}

const onPayment = (state: SagaState, type: PaymentEvent): SagaState => {
  const { state: next, from, answers } = outcomes[type]
  const pending = state.pending.filter(
    ({ to, step }) => to !== 'payment' || !answers.some((each) => each === step),
  )
  const moves = from.includes(state.payment.state)
  if (!moves && pending.length === state.pending.length) return state
  return { ...state, pending, payment: moves ? { ...state.payment, state: next } : state.payment }
}
