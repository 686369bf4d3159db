import type { Cache } from '@wayfare/cache'
import { DomainError } from '@wayfare/domain'
import type { OrderRecord } from './order-row.ts'
import type { CancellationTerms, OrderSupplier } from './order-supplier.ts'
import { checkedRefund, instantOf } from './supplier-answers.ts'

export type ReadTerms<D> = (
  order: OrderRecord<D>,
  signal: AbortSignal,
) => Promise<CancellationTerms | undefined>

/** Some suppliers make a record for each question: the same order is not asked about again within this time, in ms. */
const keepMs = 30_000
const longestMs = 30_000

/** What cancelling an order gives back now, asked of the supplier once however many fields and requests want it. */
export const createCancellationTerms =
  <D>({
    supplier,
    cache,
    service,
  }: {
    supplier: OrderSupplier<D>
    cache: Cache
    service: string
  }): ReadTerms<D> =>
  async ({ orderId, state, placed, updatedAt }, signal) => {
    if (!placed || (state !== 'HELD' && state !== 'CONFIRMED')) return undefined
    const key = `${service}:terms:${orderId}:${updatedAt.getTime()}`
    const asked = cache.getOrLoad(key, keepMs, async (): Promise<CancellationTerms> => {
      // Shared by several requests: none of them may end it.
      const terms = await supplier.quoteCancellation(placed, AbortSignal.timeout(longestMs))
      return { ...checkedRefund(terms), validUntil: instantOf(terms.validUntil) }
    })
    return untilAborted(asked, signal)
  }

const untilAborted = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(new DomainError('ABORTED', 'The caller ended the request.'))
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([promise, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
