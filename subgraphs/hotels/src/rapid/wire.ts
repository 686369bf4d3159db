import { currencyCode, decimalText, shownText, text } from '@wayfare/supplier-client'
import { z } from 'zod'

/** Rapid v3, the parts of shopping we read. Amounts are decimal strings; hotels' clocks carry their offset. */
const amount = z.object({ value: decimalText(), currency: currencyCode() })
const charge = z.object({ billable_currency: amount })
/** A date and time of the hotel with its offset. */
const instant = text(40).refine((given) => !Number.isNaN(Date.parse(given)), 'is not an instant')
export const link = z.object({ href: text(4_000), expires: instant.nullish() })

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
  currency: currencyCode(),
  start: instant,
  end: instant.nullish(),
  amount: decimalText().nullish(),
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
  id: text(64),
  description: shownText(200).nullish(),
  configuration: z
    .array(
      z.object({
        type: shownText(100).nullish(),
        size: shownText(100).nullish(),
        quantity: z.number().nullish(),
      }),
    )
    .nullish(),
  links: z.object({ price_check: link }),
})

export const rate = z.object({
  id: text(64),
  status: z.string().nullish(),
  available_rooms: z.number().nullish(),
  refundable: z.boolean(),
  /** Told to those who ask for it; a rate that says nothing cannot be held. */
  holdable: z.boolean().nullish(),
  amenities: z
    .record(z.string(), z.object({ name: shownText(200), categories: z.array(shownText(100)).nullish() }))
    .nullish(),
  bed_groups: z.record(z.string(), bedGroup),
  cancel_penalties: z.array(penalty).nullish(),
  nonrefundable_date_ranges: z.array(z.unknown()).nullish(),
  occupancy_pricing: pricingByOccupancy,
})

const room = z.object({ id: text(64), room_name: shownText(300), rates: z.array(rate) })

/** A property that is `partially_unavailable` says why instead of offering rooms. */
export const property = z.object({ property_id: text(64), rooms: z.array(room).nullish() })

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
    property_ids: z.array(text(64)).nullish(),
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
