import { currencyCode, decimalText, text } from '@wayfare/supplier-client'
import { z } from 'zod'
import { link, penalty, pricing } from './wire.ts'

/** Itineraries of Rapid v3, the parts we read. */
export const itineraryCreation = z.object({
  itinerary_id: text(64),
  /** `resume` and `cancel` are those of a hold. */
  links: z.object({ resume: link.nullish(), cancel: link.nullish() }).nullish(),
})

const room = z.object({
  id: text(64),
  status: z.enum(['pending', 'booked', 'canceled']),
  rate: z.object({
    refundable: z.boolean().nullish(),
    // The contract has it as a string, its examples as a number and negative too.
    cancel_refund: z
      .object({
        amount: z.union([z.string(), z.number()]).transform(String).pipe(decimalText()),
        currency: currencyCode(),
      })
      .nullish(),
    cancel_penalties: z.array(penalty).nullish(),
    nonrefundable_date_ranges: z.array(z.unknown()).nullish(),
    pricing,
  }),
  links: z.object({ cancel: link.nullish() }).nullish(),
})

const wholeItinerary = z.object({
  itinerary_id: text(64),
  /** `resume` and `cancel` are there while it is held. */
  links: z.object({ resume: link.nullish(), cancel: link.nullish() }).nullish(),
  rooms: z.array(room).min(1),
})

/**
 * What Rapid tells of an itinerary that it is still writing, its id and when it was made; and what it tells while a
 * service behind it is away (206), rooms without rates.
 */
const partOfItinerary = z
  .object({
    itinerary_id: text(64),
    rooms: z.array(z.object({ rate: z.null().optional() })).nullish(),
  })
  .transform(() => 'INCOMPLETE' as const)

/** `INCOMPLETE`: it exists, and only a later look tells more. */
export const wireItinerary = z.union([wholeItinerary, partOfItinerary])

export const itinerariesAnswer = z.array(wireItinerary)

/** 204 is done, 202 that only a retrieval tells; neither has a body. */
export const doneByStatus: ReadonlyMap<number, boolean> = new Map([
  [204, true],
  [202, false],
])
export const noBody = z.boolean()

export type WireItinerary = z.infer<typeof wholeItinerary>
export type WireBookedRoom = z.infer<typeof room>
export type WireCreation = z.infer<typeof itineraryCreation>
