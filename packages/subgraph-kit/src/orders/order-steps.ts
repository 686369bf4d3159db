import { DomainError, isAmbiguous, isRetryable, zero } from '@wayfare/domain'
import type { OrderRecord } from './order-row.ts'
import type { OrderLease } from './order-store.ts'
import type { OrderSupplier, Placed, Refusal, SupplierOrder } from './order-supplier.ts'
import type { OrderChange } from './order-store.ts'

/** How long a step may go on trying before it is given up, in milliseconds: less than the queue's own attempts last. */
export interface StepPatience {
  hold: number
  confirm: number
  cancel: number
}

export const defaultPatience: StepPatience = { hold: 45_000, confirm: 5 * 60_000, cancel: 5 * 60_000 }

/**
 * What the supplier was brought to, as the change to be written. They throw what is worth another try. Each begins with
 * a look at what an earlier attempt may have left behind, so an order is never placed twice.
 */
export interface OrderSteps<D> {
  hold(lease: OrderLease<D>): Promise<OrderChange<D>>
  confirm(lease: OrderLease<D>): Promise<OrderChange<D>>
  cancel(lease: OrderLease<D>): Promise<OrderChange<D>>
}

export const createOrderSteps = <D>(supplier: OrderSupplier<D>): OrderSteps<D> => ({
  hold: async (lease) => {
    const earlier = lease.record.state === 'HOLDING' ? await lookUp(supplier, lease) : undefined
    if (earlier) return placed(earlier)
    await lease.change({ state: 'HOLDING', attemptedAt: new Date() })
    const outcome = await supplier.hold(lease.record.request, lease.signal).catch(definiteRefusal)
    return outcome.outcome === 'DEFERRED' ? { state: 'DEFERRED' } : settled(outcome)
  },

  confirm: async (lease) => {
    const { record: order } = lease
    const earlier = order.state === 'CONFIRMING' ? await lookUp(supplier, lease) : order.placed
    if (earlier?.state === 'CONFIRMED') return placed(earlier)
    if (earlier?.state === 'CANCELLED') return settled(lapsed)
    await lease.change({ state: 'CONFIRMING', attemptedAt: new Date() })
    return settled(await supplier.confirm(order.request, earlier, lease.signal).catch(definiteRefusal))
  },

  cancel: async (lease) => {
    const { state, unresolved, placed: known, request } = lease.record
    const perhaps = unresolved || state === 'HOLDING' || state === 'CONFIRMING'
    const order = perhaps ? await lookUp(supplier, lease) : known
    const nothing: OrderChange<D> = {
      state: 'CANCELLED',
      unresolved: false,
      refund: zero(request.expected.currency),
    }
    if (!order) return nothing
    await lease.change({ state: 'CANCELLING', placed: order, unresolved: false })
    const { refund } = await supplier.cancel(order, lease.signal)
    return { state: 'CANCELLED', placed: { ...order, state: 'CANCELLED' }, refund }
  },
})

/**
 * The order that an attempt of ours may have made. While the supplier may still be making it, nobody knows: throws
 * UNAVAILABLE, worth another look. Undefined once it is sure that there is none.
 */
const lookUp = async <D>(supplier: OrderSupplier<D>, { record: order, signal }: OrderLease<D>) => {
  const found = await supplier.find(order.request, signal)
  if (found) return found
  const settlesAt = (order.attemptedAt?.getTime() ?? 0) + supplier.settleMs
  if (Date.now() >= settlesAt) return order.placed
  throw new DomainError('UNAVAILABLE', `${supplier.supplier} may still be placing the order`, {
    supplier: supplier.supplier,
    retryAfterMs: settlesAt - Date.now(),
  })
}

const lapsed: Refusal = {
  outcome: 'REFUSED',
  reason: 'EXPIRED',
  message: 'The supplier gave the held order up.',
}

const placed = <D>(order: SupplierOrder<D>): OrderChange<D> =>
  order.state === 'CANCELLED'
    ? { state: 'REFUSED', placed: order, refusal: lapsed }
    : { state: order.state, placed: order, unresolved: false }

const settled = <D>(outcome: Placed<D> | Refusal): OrderChange<D> =>
  outcome.outcome === 'PLACED'
    ? placed(outcome.order)
    : { state: 'REFUSED', refusal: outcome, unresolved: false }

/** An error that surely left nothing behind and will not pass is a refusal; any other is thrown on. */
const definiteRefusal = (error: unknown): Refusal => {
  if (!(error instanceof DomainError) || isRetryable(error)) throw error
  return {
    outcome: 'REFUSED',
    reason: error.code === 'INVALID' ? 'INVALID' : 'UNAVAILABLE',
    message: error.message,
  }
}

/** What a step that is out of patience leaves: a refusal, with a mark where the supplier may hold something of ours. */
export const givenUp = <D>(order: OrderRecord<D>, error: unknown): OrderChange<D> => ({
  state: 'REFUSED',
  unresolved: isAmbiguous(error) || order.unresolved,
  refusal: {
    outcome: 'REFUSED',
    reason: 'UNAVAILABLE',
    message: 'The supplier could not be reached in time.',
  },
})
