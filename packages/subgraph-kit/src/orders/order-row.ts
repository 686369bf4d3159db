import type { Money } from '@wayfare/domain'
import type { LeaseColumns } from '../lease.ts'
import type { OrderRequest, Refusal, SupplierOrder } from './order-supplier.ts'

/**
 * NEW -> HOLDING -> HELD | DEFERRED -> CONFIRMING -> CONFIRMED, REFUSED where the supplier would not, and from anywhere
 * CANCELLING -> CANCELLED. HOLDING and CONFIRMING are written before the supplier is asked: they mean "perhaps".
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

/** Who ordered, for the rules of who may see it. */
export interface OrderOwner {
  viewerId: string
  agencyId?: string
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
  refund?: Money
  /** When the supplier was last asked to hold or confirm; the answer may be unknown. */
  attemptedAt?: Date
  /** An attempt was given up without knowing what came of it: cancelling must look first. */
  unresolved: boolean
  createdAt: Date
  updatedAt: Date
}

/** The table `orders` of a vertical's schema. */
export interface OrdersTable extends LeaseColumns {
  item_id: string
  order_id: string
  booking_id: string
  owner_id: string
  agency_id: string | null
  request: unknown
  state: string
  placed: unknown
  refusal: unknown
  refund: unknown
  attempted_at: Date | null
  unresolved: boolean
  created_at: Date
  updated_at: Date
}

export interface OrderTables {
  orders: OrdersTable
}
