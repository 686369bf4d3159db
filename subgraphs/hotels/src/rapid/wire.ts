import { z } from 'zod'

/** Rapid v3, the parts of shopping we read. Amounts are decimal strings; hotels' clocks carry their offset. */
const amount = z.object({ value: z.string(), currency: z.string() })
const charge = z.object({ billable_currency: amount })
export const link = z.object({ href: z.string(), expires: z.string().nullish() })

export const pricing = z.object({
  nightly: z.array(z.array(amount)).nullish(),
  totals: z.object({ inclusive: charge, exclusive: charge.nullish() }),
  fees: z
    .object({
      mandatory_fee: charge.nullish(),
      resort_fee: charge.nullish(),
      mandatory_tax: charge.nullish(),
    })
    .nullish(),
})

/** By occupancy, as it was asked for. */
export const pricingByOccupancy = z.record(z.string(), pricing)

export const penalty = z.object({
  currency: z.string(),
  start: z.string(),
  end: z.string().nullish(),
  amount: z.string().nullish(),
  nights: z.string().nullish(),
  percent: z.string().nullish(),
})

const bedGroup = z.object({
  id: z.string(),
  description: z.string().nullish(),
  configuration: z
    .array(
      z.object({
        type: z.string().nullish(),
        size: z.string().nullish(),
        quantity: z.number().nullish(),
      }),
    )
    .nullish(),
  links: z.object({ price_check: link }),
})

export const rate = z.object({
  id: z.string(),
  status: z.string().nullish(),
  available_rooms: z.number().nullish(),
  refundable: z.boolean(),
  /** Told to those who ask for it; a rate that says nothing cannot be held. */
  holdable: z.boolean().nullish(),
  amenities: z
    .record(z.string(), z.object({ name: z.string(), categories: z.array(z.string()).nullish() }))
    .nullish(),
  bed_groups: z.record(z.string(), bedGroup),
  cancel_penalties: z.array(penalty).nullish(),
  nonrefundable_date_ranges: z.array(z.unknown()).nullish(),
  occupancy_pricing: pricingByOccupancy,
})

const room = z.object({ id: z.string(), room_name: z.string(), rates: z.array(rate) })

/** A property that is `partially_unavailable` says why instead of offering rooms. */
export const property = z.object({ property_id: z.string(), rooms: z.array(room).nullish() })

export const availabilityAnswer = z.array(property)

export const priceCheckAnswer = z.object({
  status: z.enum(['available', 'price_changed', 'sold_out']),
  occupancy_pricing: pricingByOccupancy.nullish(),
  links: z.object({ book: link.nullish() }).nullish(),
})

export const regionsAnswer = z.array(
  z.object({
    type: z.string().nullish(),
    iata_airport_code: z.string().nullish(),
    iata_airport_metro_code: z.string().nullish(),
    property_ids: z.array(z.string()).nullish(),
  }),
)

const problem = z.object({
  type: z.string(),
  message: z.string().nullish(),
  fields: z.array(z.object({ name: z.string() })).nullish(),
})
export const wireError = problem.extend({ errors: z.array(problem).nullish() })

export type WireRate = z.infer<typeof rate>
export type WireRoom = z.infer<typeof room>
export type WireProperty = z.infer<typeof property>
export type WireBedGroup = z.infer<typeof bedGroup>
export type WirePricing = z.infer<typeof pricing>
export type WirePenalty = z.infer<typeof penalty>
export type WirePriceCheck = z.infer<typeof priceCheckAnswer>
