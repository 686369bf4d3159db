import { amountText, convert } from '../world/currency.ts'
import {
  exclusiveOf,
  inclusiveOf,
  priceRoom,
  type Occupancy,
  type Rate,
  type RoomPrice,
  type Stay,
} from '../world/stay.ts'

interface Currencies {
  /** What the property charges in. */
  readonly billable: string
  readonly request: string
}

const charge = (minor: number, { billable, request }: Currencies) => ({
  billable_currency: { value: amountText(minor, billable), currency: billable },
  request_currency: { value: amountText(convert(minor, billable, request), request), currency: request },
})

/** Nightly and stay amounts are in the billable currency; totals in both. */
export const wirePrice = (price: RoomPrice, currencies: Currencies) => {
  const line = (type: string, minor: number) => ({
    type,
    value: amountText(minor, currencies.billable),
    currency: currencies.billable,
  })
  const inclusive = inclusiveOf(price)
  return {
    nightly: price.nights.map(({ base, tax }) => [line('base_rate', base), line('tax_and_service_fee', tax)]),
    stay: price.extraPersons > 0 ? [line('extra_person_fee', price.extraPersons)] : [],
    totals: {
      inclusive: charge(inclusive, currencies),
      exclusive: charge(exclusiveOf(price), currencies),
      property_inclusive: charge(inclusive + price.cityTax, currencies),
      ...(price.cityTax > 0 ? { property_fees: charge(price.cityTax, currencies) } : {}),
    },
    ...(price.cityTax > 0 ? { fees: { mandatory_tax: charge(price.cityTax, currencies) } } : {}),
  }
}

export interface Pricing {
  readonly stay: Stay
  readonly request: string
  readonly drift?: number
}

/** Prices by occupancy. Rooms of one occupancy share an entry, as at Rapid. */
export const wireOccupancyPricing = (seed: string, rate: Rate, { stay, request, drift }: Pricing) =>
  Object.fromEntries(
    stay.occupancies.map((occupancy) => [
      occupancy.text,
      wirePrice(priceRoom(seed, rate, { stay, occupancy, drift }), {
        billable: rate.property.currency,
        request,
      }),
    ]),
  )

/** What all rooms of the stay cost at booking, in minor units of the property's currency. */
export const totalOf = (seed: string, rate: Rate, { stay, drift }: Pick<Pricing, 'stay' | 'drift'>): number =>
  stay.occupancies
    .map((occupancy: Occupancy) => inclusiveOf(priceRoom(seed, rate, { stay, occupancy, drift })))
    .reduce((total, each) => total + each, 0)
