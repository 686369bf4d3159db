import type { LeaseColumns } from '../lease.ts'
import type { OrderRequest, Refund, Refusal, SupplierOrder } from './order-supplier.ts'

/**
 * NEW -> HOLDING -> HELD | DEFERRED -> CONFIRMING -> CONFIRMED, REFUSED where the supplier would not or did not answer
 * in time, and from anywhere CANCELLING -> CANCELLED. HOLDING, CONFIRMING and CANCELLING are written before the
 * supplier is called. Nothing is ordered any more from REFUSED, CANCELLING and CANCELLED.
 */
export type OrderState =
  | 'NEW'
  | 'HOLDING'
  | 'HELD'
  | 'DEFERRED'
  | 'CONFIRMING'
  | 'CONFIRMED'
  | 'REFUSED'
  | 'CANCELLING'
  | 'CANCELLED'

export type OrderStep = 'hold' | 'confirm' | 'cancel'

/** Who ordered, for the rules of who may see it. */
export interface OrderOwner {
  viewerId: string
  agencyId?: string
}

/**
 * An attempt to hold, order or pay whose outcome is not known: the supplier may have the order, or still be making it.
 * It stays with the order until the supplier itself was asked. Times are the database's.
 */
export interface OpenAttempt {
  startedAt: Date
  /** Undefined while it runs, or where the worker died in it. */
  endedAt?: Date
}

/** One item of a booking, in the vertical that sells it. */
export interface OrderRecord<D> {
  /** The booking item. */
  itemId: string
  /** The local part of the order's global id. */
  orderId: string
  bookingId: string
  owner: OrderOwner
  request: OrderRequest
  state: OrderState
  /** The order at the supplier, as last seen. */
  placed?: SupplierOrder<D>
  refusal?: Refusal
  /** What cancelling gave back. */
  refund?: Refund
  attempt?: OpenAttempt
  /** A cancellation was requested: nothing is ordered any more. */
  undone: boolean
  /** When each step that was begun is given up. */
  deadlines: Readonly<Partial<Record<OrderStep, Date>>>
  /** The step that failed last: copies of its command do not call the supplier before `at`. */
  retry?: { step: OrderStep; tries: number; at: Date }
  /** How often the cancellation was tried after its deadline. */
  lateTries: number
  createdAt: Date
  updatedAt: Date
  /** The database's time of this reading: what the times above are compared with. */
  readAt: Date
}

/** Of an item that was cancelled before it was ever ordered, only that is known. */
export type CancelledBeforeCreate = Pick<OrderRecord<never>, 'itemId' | 'bookingId'>

/** The table `orders` of a vertical's schema. */
export interface OrdersTable extends LeaseColumns {
  item_id: string
  order_id: string
  booking_id: string
  owner_id: string
  agency_id: string | null
  /** Null for an item that was cancelled before it was ever ordered. */
  request: unknown
  state: string
  placed: unknown
  refusal: unknown
  refund: unknown
  attempt_started_at: Date | null
  attempt_ended_at: Date | null
  undone: boolean
  hold_until: Date | null
  confirm_until: Date | null
  cancel_until: Date | null
  retry_step: string | null
  retry_tries: number
  retry_at: Date | null
  late_tries: number
  /** When an undoing that was given up is tried again. */
  next_try_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface OrderTables {
  orders: OrdersTable
}
