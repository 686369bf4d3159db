import { z } from 'zod'
import { currency, decimal, link, penalty, pricing } from './wire.ts'

/** Itineraries of Rapid v3, the parts we read. */
export const itineraryCreation = z.object({ itinerary_id: z.string() })

const room = z.object({
  id: z.string(),
  status: z.enum(['pending', 'booked', 'canceled']),
  rate: z.object({
    refundable: z.boolean().nullish(),
    // The contract has it as a string, its examples as a number and negative too.
    cancel_refund: z
      .object({ amount: z.union([z.string(), z.number()]).transform(String).pipe(decimal), currency })
      .nullish(),
    cancel_penalties: z.array(penalty).nullish(),
    nonrefundable_date_ranges: z.array(z.unknown()).nullish(),
    pricing,
  }),
  links: z.object({ cancel: link.nullish() }).nullish(),
})

export const wireItinerary = z.object({
  itinerary_id: z.string(),
  /** `resume` and `cancel` are there while it is held. */
  links: z.object({ resume: link.nullish(), cancel: link.nullish() }).nullish(),
  rooms: z.array(room).min(1),
})

export const itinerariesAnswer = z.array(wireItinerary)

/** 204 and 202 come without a body. */
export const noBody = z.unknown()

export type WireItinerary = z.infer<typeof wireItinerary>
export type WireBookedRoom = z.infer<typeof room>
