import { DomainError, addDays, addMoney, daysBetween, money, subtractMoney, sumMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { Price } from '@wayfare/subgraph-kit'
import type { HotelOffer, Stay } from '../hotel.ts'
import { occupancyText } from '../offer-ref.ts'
import type { WirePricing } from './wire.ts'

/**
 * The pricing of each room of a stay: rooms of one occupancy share one entry at Rapid. Throws BAD_ANSWER for prices of
 * other rooms or of another number of nights: they are not this stay's.
 */
export const pricingOfRooms = (
  { checkIn, checkOut, rooms }: Stay,
  byOccupancy: Readonly<Record<string, WirePricing>>,
) => {
  const wanted = new Set(rooms.map(occupancyText))
  if (Object.keys(byOccupancy).length !== wanted.size) throw anotherStay()
  const nights = daysBetween(checkIn, checkOut)
  return rooms.map((room) => {
    const found = byOccupancy[occupancyText(room)]
    if (!found || (found.nightly && found.nightly.length !== nights)) throw anotherStay()
    return found
  })
}

const anotherStay = () =>
  new DomainError('BAD_ANSWER', 'The hotel supplier sent the price of another stay.', { supplier: 'rapid' })

type Charge = WirePricing['totals']['inclusive']

const billed = ({ billable_currency: { value, currency } }: Charge) => money(value, currency)

/** What all rooms cost. The total is what Rapid bills us; fees are paid at the property. */
export const toPrice = (rooms: readonly WirePricing[]): Price => {
  const total = totalOf(rooms)
  const bases = rooms.flatMap(({ totals }) => (totals.exclusive ? [billed(totals.exclusive)] : []))
  const base = bases.length === rooms.length ? sumMoney(bases, total.currency) : undefined
  return { total, base, taxes: base && subtractMoney(total, base), fees: toFees(rooms) }
}

export const totalOf = (rooms: readonly WirePricing[]): Money =>
  rooms.map(({ totals }) => billed(totals.inclusive)).reduce(addMoney)

const feeNames = {
  mandatory_fee: 'Mandatory fee, paid at the hotel',
  resort_fee: 'Resort fee, paid at the hotel',
  mandatory_tax: 'City tax, paid at the hotel',
} as const

const toFees = (rooms: readonly WirePricing[]): Price['fees'] =>
  (Object.keys(feeNames) as (keyof typeof feeNames)[]).flatMap((kind) => {
    const amounts = rooms.flatMap(({ fees }) => (fees?.[kind] ? [billed(fees[kind])] : []))
    return amounts.length > 0 ? [{ name: feeNames[kind], amount: amounts.reduce(addMoney) }] : []
  })

/** What each night costs, all rooms and their taxes together. */
export const toNights = (stay: Stay, rooms: readonly WirePricing[]): HotelOffer['nights'] => {
  const nights = rooms[0]?.nightly?.length ?? 0
  return Array.from({ length: nights }).flatMap((_, night) => {
    const lines = rooms.flatMap(({ nightly }) => nightly?.[night] ?? [])
    if (lines.length === 0) return []
    const amount = lines.map(({ value, currency }) => money(value, currency)).reduce(addMoney)
    return [{ date: addDays(stay.checkIn, night), amount }]
  })
}
