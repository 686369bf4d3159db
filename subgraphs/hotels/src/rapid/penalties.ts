import { addMoney, convertMoney, money } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { CancellationPolicy } from '@wayfare/subgraph-kit'
import type { HotelOffer } from '../hotel.ts'
import type { WirePenalty } from './wire.ts'

/** What a rate or a booked room says of cancelling it. */
interface Terms {
  refundable?: boolean | null
  cancel_penalties?: readonly WirePenalty[] | null
  /** Nights within them give nothing back, whatever the penalties say. */
  nonrefundable_date_ranges?: readonly unknown[] | null
}

const startOf = (terms: Terms) =>
  (terms.cancel_penalties ?? []).map(({ start }) => start).toSorted(byInstant)[0]

const byInstant = (a: string, b: string) => Date.parse(a) - Date.parse(b)

/** Whether cancelling now costs nothing. */
export const isFree = (terms: Terms, now: Date): boolean => {
  const start = startOf(terms)
  if (!terms.refundable || (terms.nonrefundable_date_ranges ?? []).length > 0) return false
  return start === undefined || Date.parse(start) > now.getTime()
}

/** Until when cancelling is free of charge; undefined when it is not, or for ever. */
export const freeUntil = (terms: Terms, now: Date) => (isFree(terms, now) ? startOf(terms) : undefined)

interface Paid {
  total: Money
  nights: HotelOffer['nights']
}

export const toPolicy = (terms: Terms, paid: Paid, now: Date): CancellationPolicy => ({
  refundable: terms.refundable ?? false,
  freeUntil: freeUntil(terms, now),
  penalties: (terms.cancel_penalties ?? [])
    .toSorted((a, b) => byInstant(a.start, b.start))
    .map((penalty) => ({
      from: penalty.start,
      until: penalty.end ?? undefined,
      amount: amountOf(penalty, paid),
    })),
})

/** A penalty may be an amount, a number of nights, a percentage, or several of them together. */
const amountOf = ({ amount, currency, nights, percent }: WirePenalty, paid: Paid): Money | undefined => {
  const first = paid.nights.slice(0, Number(nights ?? 0)).map((night) => night.amount)
  const share = percent ? Number.parseFloat(percent) / 100 : undefined
  const parts = [
    ...(amount ? [money(amount, currency)] : []),
    ...first,
    ...(share === undefined ? [] : [convertMoney(paid.total, paid.total.currency, String(share))]),
  ]
  const alike = parts.every((part) => part.currency === parts[0]?.currency)
  return parts.length > 0 && alike ? parts.reduce(addMoney) : undefined
}
