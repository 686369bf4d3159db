import { isCurrency } from '@wayfare/domain'
import { z } from 'zod'

/** Rapid v3, the parts of shopping we read. Amounts are decimal strings; hotels' clocks carry their offset. */
export const decimal = z.string().regex(/^-?\d{1,15}(?:\.\d{1,10})?$/)
export const currency = z.string().refine(isCurrency, 'is not a currency')
const amount = z.object({ value: decimal, currency })
const charge = z.object({ billable_currency: amount })
/** A date and time of the hotel with its offset. */
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not an instant')
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

/** By occupancy, as the request wrote it. */
export const pricingByOccupancy = z.record(z.string(), pricing)

export const penalty = z.object({
  currency,
  start: instant,
  end: instant.nullish(),
  amount: decimal.nullish(),
  nights: z
    .string()
    .regex(/^\d{1,3}$/)
    .nullish(),
  percent: z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,4})?%?$/)
    .nullish(),
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

/** Each property is read by itself: one that is malformed takes nothing from the others. */
export const availabilityAnswer = z.array(z.unknown())

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
