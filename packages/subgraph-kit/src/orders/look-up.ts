import { DomainError } from '@wayfare/domain'
import type { OrderRecord } from './order-row.ts'
import type { OrderLease } from './order-store.ts'
import type { OrderSupplier, SupplierOrder } from './order-supplier.ts'
import { checkedOrder } from './supplier-answers.ts'

/**
 * What the open attempt of an order came to, as the supplier says: its order, or undefined once it is sure that there
 * is none. While the supplier may still be working on it, throws UNAVAILABLE, worth another look.
 */
export const lookUp = async <D, Tx>(
  supplier: OrderSupplier<D>,
  lease: OrderLease<D, Tx>,
): Promise<SupplierOrder<D> | undefined> => {
  const { request, placed, createdAt } = lease.record
  const found = placed
    ? await supplier.refresh(placed, lease.signal)
    : await supplier.find(request, lease.signal, createdAt)
  const order = found && checkedOrder(found, request)
  const unchanged = order === undefined || order.state === 'PENDING' || order.state === placed?.state
  if (!unchanged) return order
  // Missing, undecided or as it was before: it may be that the attempt has not reached it yet.
  const settlesInMs = settlesAt(supplier, lease.record) - lease.record.readAt.getTime()
  if (settlesInMs > 0) throw undecided(supplier, Math.min(settlesInMs, longestPauseMs))
  if (order?.state === 'PENDING') throw undecided(supplier, longestPauseMs)
  return order
}

const longestPauseMs = 10_000

const settlesAt = <D>(supplier: OrderSupplier<D>, record: OrderRecord<D>) =>
  endOf(supplier, record) + supplier.settleMs

const endOf = <D>({ attemptMs }: OrderSupplier<D>, { attempt }: OrderRecord<D>) =>
  attempt ? (attempt.endedAt?.getTime() ?? attempt.startedAt.getTime() + attemptMs) : 0

/** Whether the order of an attempt that was settled may still appear against all expectation. */
export const mayAppear = <D>(supplier: OrderSupplier<D>, record: OrderRecord<D>) =>
  record.attempt !== undefined &&
  record.readAt.getTime() < endOf(supplier, record) + (supplier.appearsForMs ?? 0)

export const undecided = <D>({ supplier }: OrderSupplier<D>, retryAfterMs: number) =>
  new DomainError('UNAVAILABLE', `${supplier} may still be working on the order`, { supplier, retryAfterMs })
