/**
 * The booking saga as plain data, so that every path through it can be played without a database or a supplier.
 * Instants are the database's, handed in with each event.
 */
export type BookingStatus =
  | 'REQUESTED'
  | 'AUTHORISING'
  | 'HOLDING'
  | 'CONFIRMING'
  | 'CAPTURING'
  | 'CONFIRMED'
  | 'PAYMENT_FAILED'
  | 'COMPENSATING'
  | 'FAILED'
  | 'NEEDS_ATTENTION'
  | 'CANCELLING'
  | 'PARTIALLY_CANCELLED'
  | 'CANCELLED'

/** What the saga works towards: the trip booked, a trip that failed undone, or a booked trip cancelled. */
export type Goal = 'BOOK' | 'UNDO' | 'CANCEL'

export type ItemState = 'PENDING' | 'HELD' | 'CONFIRMED' | 'REFUSED' | 'CANCELLED'
export type PaymentState = 'NONE' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED'

/** What the payment owes for a cancelled item; absent: nothing. UNKNOWN: the supplier has not said what it gives back. */
export type RefundState = 'DUE' | 'UNKNOWN' | 'REFUNDED'

export interface SagaItem {
  readonly id: string
  readonly state: ItemState
  /** Its hold was sent at least once: from then on it must be cancelled when the trip fails, whatever was answered. */
  readonly begun: boolean
  /** Can be cancelled free of charge once confirmed. */
  readonly reversible: boolean
  readonly refund?: RefundState
}

export interface SagaPayment {
  readonly state: PaymentState
  /** Its authorisation was sent at least once: it must be voided when the trip fails, whatever was answered. */
  readonly begun: boolean
}

export type ItemStep = 'hold' | 'confirm' | 'cancel'
export type PaymentStep = 'authorise' | 'capture' | 'void'

/** Something that a vertical or payments is to do. There is one refund for each item. */
export type Command =
  | { readonly to: 'order'; readonly itemId: string; readonly step: ItemStep }
  | { readonly to: 'payment'; readonly step: PaymentStep }
  | { readonly to: 'payment'; readonly step: 'refund'; readonly itemId: string }

/** A command that was sent and is not answered. */
export type PendingCommand = Command & {
  /** When it was sent first: an ISO 8601 instant of the database. */
  readonly since: string
  /** It was given up or its deadline passed. Support is shown it; it is sent again until it succeeds. */
  readonly overdue?: boolean
}

export interface SagaState {
  readonly goal: Goal
  readonly status: BookingStatus
  /** In the order they were quoted. */
  readonly items: readonly SagaItem[]
  readonly payment: SagaPayment
  /** What was sent and is not answered: it is sent again when nothing comes back. */
  readonly pending: readonly PendingCommand[]
}

/** What a vertical or payments answered, what a traveller wants, or that time is over. */
export type SagaEvent =
  | { type: 'booking.requested' }
  | { type: 'booking.cancellation-requested' }
  | { type: 'booking.deadline-passed' }
  | { type: 'order.held'; itemId: string; reversible: boolean }
  | { type: 'order.refused' | 'order.confirmed'; itemId: string }
  | { type: 'order.cancelled'; itemId: string; refund: 'NONE' | 'DUE' | 'UNKNOWN' }
  | { type: 'order.failed'; itemId: string; step: string }
  | { type: 'payment.authorised' | 'payment.declined' | 'payment.captured' | 'payment.voided' }
  | { type: 'payment.refunded'; itemId: string }
  | { type: 'payment.failed'; step: string; itemId?: string }

const settled: ReadonlySet<BookingStatus> = new Set([
  'CONFIRMED',
  'PAYMENT_FAILED',
  'FAILED',
  'PARTIALLY_CANCELLED',
  'CANCELLED',
])

/** Nothing more happens by itself. NEEDS_ATTENTION is never final: what is open there is still being tried. */
export const isTerminal = ({ status, pending }: Pick<SagaState, 'status' | 'pending'>) =>
  settled.has(status) && pending.length === 0

export const newSaga = (itemIds: readonly string[]): SagaState => ({
  goal: 'BOOK',
  status: 'REQUESTED',
  items: itemIds.map((id) => ({ id, state: 'PENDING', begun: false, reversible: false })),
  payment: { state: 'NONE', begun: false },
  pending: [],
})
