import { DomainError, isKnownCurrency } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import { z } from 'zod'
import type { OrderRequest, Placed, Refund, Refusal, SupplierOrder } from './order-supplier.ts'

/**
 * What an adapter returns is checked before it is written or published. What a traveller could do without is left out
 * or replaced; an order without a readable price or state is BAD_ANSWER: its attempt stays open.
 */
const money = z.object({
  amount: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/),
  // What the messages take: anything else could not be published.
  currency: z.string().refine(isKnownCurrency),
})
const instant = z.iso.datetime({ offset: true })
const order = z.object({
  state: z.enum(['HELD', 'PENDING', 'CONFIRMED', 'CANCELLED']),
  price: money,
  reversible: z.boolean(),
})
const destinations = z.enum(['PAYMENT', 'CREDIT', 'VOUCHER', 'UNKNOWN'])
const reasons = z.enum(['SOLD_OUT', 'PRICE_CHANGED', 'EXPIRED', 'INVALID', 'UNAVAILABLE'])

const longestReference = 100
const longestMessage = 300

export const checkedOrder = <D>(given: SupplierOrder<D>, request: OrderRequest): SupplierOrder<D> => {
  const parsed = order.safeParse(given)
  if (!parsed.success)
    throw new DomainError('BAD_ANSWER', 'the supplier sent an order without a readable price or state')
  return {
    ...parsed.data,
    // An order that the supplier has not named yet is known by our reference.
    reference: textOr(given.reference, request.clientReference, longestReference),
    confirmBy: instantOf(given.confirmBy),
    priceUntil: instantOf(given.priceUntil),
    details: given.details,
  }
}

export const checkedOutcome = <D>(given: Placed<D> | Refusal, request: OrderRequest): Placed<D> | Refusal =>
  given.outcome === 'PLACED'
    ? { outcome: 'PLACED', order: checkedOrder(given.order, request) }
    : checkedRefusal(given)

export const checkedRefusal = ({ reason, message, price }: Refusal): Refusal => ({
  outcome: 'REFUSED',
  reason: reasons.safeParse(reason).data ?? 'UNAVAILABLE',
  message: textOr(message, 'The supplier refused the order.', longestMessage),
  ...(isMoney(price) && { price }),
})

/** Money of which nobody knows how much cannot be returned by us; a credit or a voucher is the supplier's to give. */
export const checkedRefund = ({ refund, refundTo }: Refund): Refund => {
  const to = destinations.safeParse(refundTo).data ?? 'UNKNOWN'
  if (isMoney(refund)) return { refund, refundTo: to }
  return { refundTo: to === 'PAYMENT' ? 'UNKNOWN' : to }
}

const isMoney = (value: unknown): value is Money => money.safeParse(value).success

export const instantOf = (text: unknown): string | undefined => instant.safeParse(text).data

const textOr = (text: unknown, fallback: string, most: number) => {
  const trimmed = typeof text === 'string' ? text.trim() : ''
  return (trimmed === '' ? fallback : trimmed).slice(0, most)
}
