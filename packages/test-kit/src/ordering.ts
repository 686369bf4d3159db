import { sameMoney } from '@wayfare/domain'
import type { OrderRequest, OrderSupplier, Placed, Refusal, SupplierOrder } from '@wayfare/subgraph-kit'

type Outcome<D> = Placed<D> | Refusal
type Supplier<D> = Pick<OrderSupplier<D>, 'check' | 'pay'>

/** Holds through an adapter as the order worker does, without a worker. */
export const holdOffer = async <D>(
  supplier: Supplier<D>,
  request: OrderRequest,
  signal: AbortSignal,
): Promise<Outcome<D> | { outcome: 'DEFERRED' }> => {
  const offer = await payableOffer(supplier, request, signal)
  if (offer.outcome === 'REFUSED') return offer
  return offer.hold ? offer.hold(signal) : { outcome: 'DEFERRED' }
}

/** Confirms as the order worker does: pays what is held, orders outright what is not. */
export const confirmOffer = async <D>(
  supplier: Supplier<D>,
  { request, held }: { request: OrderRequest; held?: SupplierOrder<D> },
  signal: AbortSignal,
): Promise<Outcome<D>> => {
  if (held) return supplier.pay(held, request.expected, signal)
  const offer = await payableOffer(supplier, request, signal)
  return offer.outcome === 'REFUSED' ? offer : offer.order(signal)
}

const payableOffer = async <D>(supplier: Supplier<D>, request: OrderRequest, signal: AbortSignal) => {
  const offer = await supplier.check(request, signal)
  if (offer.outcome === 'REFUSED' || sameMoney(offer.price, request.expected)) return offer
  const { price } = offer
  const refusal = {
    outcome: 'REFUSED',
    reason: 'PRICE_CHANGED',
    message: 'The price changed.',
    price,
  } as const
  return refusal satisfies Refusal
}
