import { DomainError, sameMoney, zero } from '@wayfare/domain'
import { lookUp, mayAppear, undecided } from './look-up.ts'
import type { OrderStep } from './order-row.ts'
import type { OrderChange, OrderLease } from './order-store.ts'
import type { OrderSupplier, Placed, Refusal, SupplierOrder } from './order-supplier.ts'
import { checkedOrder, checkedOutcome, checkedRefund, checkedRefusal } from './supplier-answers.ts'

/**
 * What the supplier was brought to, as the change to be written. A step throws what is worth another try. Each begins
 * with a look at what an earlier attempt may have left behind, so that an order is never placed twice.
 */
export type OrderSteps<D, Tx> = Readonly<
  Record<OrderStep, (lease: OrderLease<D, Tx>) => Promise<OrderChange<D>>>
>

export const createOrderSteps = <D, Tx>(supplier: OrderSupplier<D>): OrderSteps<D, Tx> => ({
  hold: async (lease) => {
    const earlier = lease.record.attempt && (await lookUp(supplier, lease))
    if (earlier) return settled({ outcome: 'PLACED', order: earlier }, lease)
    const isRepeat = lease.record.attempt !== undefined
    const offer = await payableOffer(supplier, lease)
    if (offer.outcome === 'REFUSED') return refused(offer, isRepeat)
    if (!offer.hold) return { state: 'DEFERRED' }
    return attempt({ supplier, lease, state: 'HOLDING' }, () => offer.hold!(lease.signal, isRepeat))
  },

  confirm: async (lease) => {
    const earlier = lease.record.attempt ? await lookUp(supplier, lease) : lease.record.placed
    if (earlier && earlier.state !== 'HELD') return settled({ outcome: 'PLACED', order: earlier }, lease)
    if (earlier) return pay(supplier, lease, earlier)
    const isRepeat = lease.record.attempt !== undefined
    const offer = await payableOffer(supplier, lease)
    if (offer.outcome === 'REFUSED') return refused(offer, isRepeat)
    return attempt({ supplier, lease, state: 'CONFIRMING' }, () => offer.order(lease.signal, isRepeat))
  },

  cancel: async (lease) => {
    const order = lease.record.attempt ? await lookUp(supplier, lease) : lease.record.placed
    const { currency } = lease.record.request.expected
    const nothing = { refund: zero(currency), refundTo: 'PAYMENT' } as const
    if (!order) {
      const attempt = mayAppear(supplier, lease.record) ? {} : ({ attempt: 'KNOWN' } as const)
      return { state: 'CANCELLED', refund: nothing, ...attempt }
    }
    await lease.change({ state: 'CANCELLING', placed: order, attempt: 'KNOWN' })
    const refund = checkedRefund(await supplier.cancel(order, lease.signal))
    return { state: 'CANCELLED', placed: { ...order, state: 'CANCELLED' }, refund }
  },
})

/** The offer, still there and at the price that was quoted. */
const payableOffer = async <D, Tx>(supplier: OrderSupplier<D>, { record, signal }: OrderLease<D, Tx>) => {
  const offer = await supplier.check(record.request, signal)
  if (offer.outcome === 'REFUSED') return checkedRefusal(offer)
  return sameMoney(offer.price, record.request.expected) ? offer : priceChanged(offer.price)
}

/** Pays a hold at the price that was quoted. Where the supplier no longer guarantees it, the hold is read again before. */
const pay = async <D, Tx>(
  supplier: OrderSupplier<D>,
  lease: OrderLease<D, Tx>,
  known: SupplierOrder<D>,
): Promise<OrderChange<D>> => {
  const { request, readAt } = lease.record
  const guaranteed = known.priceUntil !== undefined && Date.parse(known.priceUntil) > readAt.getTime()
  const held = guaranteed ? known : checkedOrder(await supplier.refresh(known, lease.signal), request)
  if (held.state === 'PENDING') throw undecided(supplier, 2_000)
  if (held.state !== 'HELD') return settled({ outcome: 'PLACED', order: held }, lease)
  if (!sameMoney(held.price, request.expected)) return { ...refused(priceChanged(held.price)), placed: held }
  await lease.change({ placed: held })
  return attempt({ supplier, lease, state: 'CONFIRMING' }, () =>
    supplier.pay(held, request.expected, lease.signal),
  )
}

interface Attempt<D, Tx> {
  supplier: OrderSupplier<D>
  lease: OrderLease<D, Tx>
  state: 'HOLDING' | 'CONFIRMING'
}

/** One call that orders or pays. It is written down before; what it throws leaves it open, and when it ended. */
const attempt = async <D, Tx>(
  { supplier, lease, state }: Attempt<D, Tx>,
  call: () => Promise<Placed<D> | Refusal>,
): Promise<OrderChange<D>> => {
  const isRepeat = lease.record.attempt !== undefined
  await lease.change({ state, attempt: 'BEGUN' })
  if (lease.record.undone) {
    await lease.change({ attempt: isRepeat ? 'ENDED' : 'KNOWN' })
    throw new DomainError('CONFLICT', 'the order was cancelled before it was placed')
  }
  try {
    const outcome = checkedOutcome(await call(), lease.record.request)
    if (outcome.outcome === 'REFUSED' && isRepeat) return { ...refused(outcome, isRepeat), attempt: 'ENDED' }
    if (outcome.outcome === 'REFUSED' || !isUndecided(outcome.order, state)) return settled(outcome, lease)
    await lease.change({ placed: outcome.order })
    throw undecided(supplier, 2_000)
  } catch (error) {
    // Where this cannot be written, the end is counted from the longest that an attempt lasts.
    await lease.change({ attempt: 'ENDED' }).catch(() => undefined)
    throw error
  }
}

/** A hold that was paid and is still held is as little decided as one that is pending. */
const isUndecided = <D>({ state }: SupplierOrder<D>, during: 'HOLDING' | 'CONFIRMING') =>
  state === 'PENDING' || (state === 'HELD' && during === 'CONFIRMING')

/** What an answer of the supplier makes of the order. One that costs something else than was quoted is not wanted. */
const settled = <D, Tx>(
  outcome: Placed<D> | Refusal,
  { record: { request } }: OrderLease<D, Tx>,
): OrderChange<D> => {
  if (outcome.outcome === 'REFUSED') return refused(outcome)
  const { order } = outcome
  const known = { placed: order, attempt: 'KNOWN' } as const
  if (order.state === 'CANCELLED') return { ...refused(lapsed), ...known }
  if (!sameMoney(order.price, request.expected)) return { ...refused(priceChanged(order.price)), ...known }
  return { state: order.state === 'HELD' ? 'HELD' : 'CONFIRMED', ...known }
}

/**
 * A refusal of a repeat says nothing about the attempt before it, and may be its effect: the last seat is taken by our own
 * order, made late. Then the attempt stays open, and undoing looks it up once more.
 */
const refused = <D>(refusal: Refusal, isRepeat = false): OrderChange<D> => ({
  state: 'REFUSED',
  refusal,
  ...(!isRepeat && { attempt: 'KNOWN' }),
})

const priceChanged = (price: Refusal['price']): Refusal => ({
  outcome: 'REFUSED',
  reason: 'PRICE_CHANGED',
  message: 'The supplier changed the price. Search again to see what it costs now.',
  price,
})

const lapsed: Refusal = {
  outcome: 'REFUSED',
  reason: 'EXPIRED',
  message: 'The supplier no longer holds this. Search again.',
}

/** What a hold or a confirmation leaves that was given up. An open attempt stays open: undoing looks it up. */
export const givenUp = (error: unknown): OrderChange<never> => ({
  state: 'REFUSED',
  refusal:
    error instanceof DomainError && error.code === 'INVALID'
      ? {
          outcome: 'REFUSED',
          reason: 'INVALID',
          message: 'The supplier cannot take this order. Search again for another offer.',
        }
      : {
          outcome: 'REFUSED',
          reason: 'UNAVAILABLE',
          message: 'The supplier did not answer in time. Nothing stays booked; search again.',
        },
})
