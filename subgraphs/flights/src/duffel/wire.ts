import { z } from 'zod'

/** Duffel API v2, the parts we read. Amounts are decimal strings; times are naive local, the airport holds the zone. */
const place = z.object({
  iata_code: z.string(),
  name: z.string(),
  city_name: z.string().nullish(),
  iata_country_code: z.string().nullish(),
  time_zone: z.string(),
})

const carrier = z.object({ iata_code: z.string().nullish(), name: z.string() })

const segment = z.object({
  origin: place,
  destination: place,
  origin_terminal: z.string().nullish(),
  destination_terminal: z.string().nullish(),
  departing_at: z.string(),
  arriving_at: z.string(),
  duration: z.string().nullish(),
  marketing_carrier: carrier,
  marketing_carrier_flight_number: z.string(),
  operating_carrier: carrier,
  aircraft: z.object({ name: z.string() }).nullish(),
  passengers: z.array(z.object({ cabin_class: z.string().nullish() })).nullish(),
})

const slice = z.object({
  origin: place,
  destination: place,
  duration: z.string().nullish(),
  segments: z.array(segment).min(1),
})

const condition = z
  .object({
    allowed: z.boolean(),
    penalty_amount: z.string().nullish(),
    penalty_currency: z.string().nullish(),
  })
  .nullish()

const passenger = z.object({ id: z.string(), type: z.string().nullish(), age: z.number().nullish() })

export const wireOffer = z.object({
  id: z.string(),
  total_amount: z.string(),
  total_currency: z.string(),
  base_amount: z.string().nullish(),
  base_currency: z.string().nullish(),
  tax_amount: z.string().nullish(),
  tax_currency: z.string().nullish(),
  expires_at: z.string(),
  owner: carrier,
  slices: z.array(slice).min(1),
  passengers: z.array(passenger).min(1),
  payment_requirements: z.object({ requires_instant_payment: z.boolean() }),
  conditions: z.object({ refund_before_departure: condition }).nullish(),
})

const cancellation = z.object({
  id: z.string(),
  refund_amount: z.string().nullish(),
  refund_currency: z.string().nullish(),
  expires_at: z.string().nullish(),
})

export const wireOrder = z.object({
  id: z.string(),
  booking_reference: z.string().nullish(),
  total_amount: z.string(),
  total_currency: z.string(),
  created_at: z.string(),
  cancelled_at: z.string().nullish(),
  payment_status: z.object({ awaiting_payment: z.boolean(), payment_required_by: z.string().nullish() }),
  slices: z.array(slice),
  documents: z.array(z.object({ unique_identifier: z.string() })).nullish(),
  conditions: z.object({ refund_before_departure: condition }).nullish(),
  cancellation: cancellation.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})

export const offerAnswer = z.object({ data: wireOffer })
export const offersAnswer = z.object({
  data: z.array(wireOffer),
  meta: z.object({ after: z.string().nullish() }).nullish(),
})
export const offerRequestAnswer = z.object({ data: z.object({ id: z.string() }) })
export const orderAnswer = z.object({ data: wireOrder })
export const ordersAnswer = z.object({
  data: z.array(wireOrder),
  meta: z.object({ after: z.string().nullish() }).nullish(),
})
export const paymentAnswer = z.object({ data: z.object({ id: z.string() }) })
export const cancellationAnswer = z.object({ data: cancellation })

export const wireErrors = z.object({
  errors: z.array(
    z.object({
      code: z.string(),
      message: z.string().nullish(),
      source: z.object({ pointer: z.string().nullish(), field: z.string().nullish() }).nullish(),
    }),
  ),
})

export type WireOffer = z.infer<typeof wireOffer>
export type WireOrder = z.infer<typeof wireOrder>
export type WireSlice = z.infer<typeof slice>
export type WireSegment = z.infer<typeof segment>
