/**
 * The booking saga as plain data, so that every path through it can be played without a database or a supplier.
 *
 * `asked` is what has been asked and not answered: the process manager sends it, and sends it again when nothing comes.
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

export type ItemState = 'PENDING' | 'HELD' | 'CONFIRMED' | 'REFUSED' | 'CANCELLED' | 'STUCK'
export type ItemStep = 'hold' | 'confirm' | 'cancel'

export type PaymentState = 'NONE' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED' | 'REFUNDED' | 'STUCK'
export type PaymentStep = 'authorise' | 'capture' | 'void' | 'refund'

export interface SagaItem {
  readonly id: string
  readonly state: ItemState
  readonly asked?: ItemStep
  /** Asked for at least once: from then on it must be cancelled when the trip fails, whatever was answered. */
  readonly begun: boolean
  /** Can be cancelled free of charge once confirmed. */
  readonly reversible: boolean
  /** Given back for money: there is something to refund. */
  readonly refunds?: boolean
}

export interface SagaPayment {
  readonly state: PaymentState
  readonly asked?: PaymentStep
  /** A void was asked for once: it is not asked for again when it gets stuck. */
  readonly voiding?: boolean
}

export interface SagaState {
  readonly status: BookingStatus
  /** In the order they were quoted. */
  readonly items: readonly SagaItem[]
  readonly payment: SagaPayment
}

/** What the outside said, or what a traveller asks. */
export type SagaEvent =
  | { type: 'booking.requested' }
  | { type: 'booking.cancellation-requested' }
  | { type: 'order.held'; itemId: string; reversible: boolean }
  | { type: 'order.refused' | 'order.confirmed'; itemId: string }
  | { type: 'order.cancelled'; itemId: string; refunds: boolean }
  | { type: 'order.failed'; itemId: string; step: string }
  | {
      type:
        | 'payment.authorised'
        | 'payment.declined'
        | 'payment.captured'
        | 'payment.voided'
        | 'payment.refunded'
    }
  | { type: 'payment.failed'; step: string }

const terminal: ReadonlySet<BookingStatus> = new Set([
  'CONFIRMED',
  'PAYMENT_FAILED',
  'FAILED',
  'NEEDS_ATTENTION',
  'PARTIALLY_CANCELLED',
  'CANCELLED',
])

/** Nothing more happens by itself. */
export const isTerminal = (status: BookingStatus) => terminal.has(status)

export const newSaga = (itemIds: readonly string[]): SagaState => ({
  status: 'REQUESTED',
  items: itemIds.map((id) => ({ id, state: 'PENDING', begun: false, reversible: false })),
  payment: { state: 'NONE' },
})
