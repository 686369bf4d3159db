import { currencyCode, decimalText, shownText, text } from '@wayfare/supplier-client'
import { z } from 'zod'

/** Duffel API v2, the parts we read. Amounts are decimal strings; times are naive local, the airport holds the zone. */
const id = () => text(128)
const localTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
const instant = z.iso.datetime({ offset: true })

const place = z.object({
  iata_code: text(3),
  name: shownText(200),
  city_name: shownText(200).nullish(),
  iata_country_code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  time_zone: text(64),
})

const carrier = z.object({ iata_code: text(3).nullish(), name: shownText(200) })

const segment = z.object({
  origin: place,
  destination: place,
  origin_terminal: shownText(20).nullish(),
  destination_terminal: shownText(20).nullish(),
  departing_at: localTime,
  arriving_at: localTime,
  duration: text(32).nullish(),
  marketing_carrier: carrier,
  marketing_carrier_flight_number: text(16),
  operating_carrier: carrier,
  aircraft: z.object({ name: shownText(100) }).nullish(),
  passengers: z.array(z.object({ cabin_class: text(32).nullish() })).nullish(),
})

const slice = z.object({
  origin: place,
  destination: place,
  duration: text(32).nullish(),
  fare_brand_name: text(200).nullish(),
  segments: z.array(segment).min(1),
})

const condition = z
  .object({
    allowed: z.boolean(),
    penalty_amount: decimalText().nullish(),
    penalty_currency: currencyCode().nullish(),
  })
  .nullish()

const passenger = z.object({
  id: id(),
  type: z.enum(['adult', 'child', 'infant_without_seat']).nullish(),
  age: z.int().min(0).max(130).nullish(),
})

export const wireOffer = z.object({
  id: id(),
  total_amount: decimalText(),
  total_currency: currencyCode(),
  base_amount: decimalText().nullish(),
  base_currency: currencyCode().nullish(),
  tax_amount: decimalText().nullish(),
  tax_currency: currencyCode().nullish(),
  expires_at: instant,
  owner: carrier,
  slices: z.array(slice).min(1),
  passengers: z.array(passenger).min(1),
  payment_requirements: z.object({ requires_instant_payment: z.boolean() }),
  passenger_identity_documents_required: z.boolean().nullish(),
  supported_passenger_identity_document_types: z.array(text(64)).nullish(),
  conditions: z.object({ refund_before_departure: condition }).nullish(),
})

const cancellation = z.object({
  id: id(),
  /** Null while nobody knows. */
  refund_amount: decimalText().nullish(),
  refund_currency: currencyCode().nullish(),
  refund_to: text(64).nullish(),
  expires_at: instant.nullish(),
})

export const wireOrder = z.object({
  id: id(),
  booking_reference: text(64).nullish(),
  total_amount: decimalText(),
  total_currency: currencyCode(),
  created_at: instant,
  cancelled_at: instant.nullish(),
  payment_status: z.object({
    awaiting_payment: z.boolean(),
    payment_required_by: instant.nullish(),
    price_guarantee_expires_at: instant.nullish(),
    paid_at: instant.nullish(),
  }),
  slices: z.array(slice),
  documents: z.array(z.object({ unique_identifier: text(64) })).nullish(),
  conditions: z.object({ refund_before_departure: condition }).nullish(),
  cancellation: cancellation.nullish(),
})

/** What a look-up reads of an order that may be anybody's. */
const listedOrder = z.looseObject({
  id: id(),
  created_at: instant,
  metadata: z.record(z.string(), z.unknown()).nullish(),
})

const meta = z.object({ after: text(1_000).nullish() }).nullish()

export const offerAnswer = z.object({ data: wireOffer })
/** One offer that breaks the contract is no reason to lose the others. */
export const offersAnswer = z.object({ data: z.array(z.unknown()), meta })
export const offerRequestAnswer = z.object({ data: z.object({ id: id() }) })
export const orderAnswer = z.object({ data: wireOrder })
export const ordersAnswer = z.object({ data: z.array(listedOrder), meta })
export const paymentAnswer = z.object({ data: z.object({ id: id() }) })
export const cancellationAnswer = z.object({ data: cancellation })

export const wireErrors = z.object({
  errors: z
    .array(
      z.object({
        code: z.union([z.string(), z.number()]).transform(String),
        source: z.object({ pointer: z.string().nullish() }).nullish(),
      }),
    )
    .min(1),
})

export type WireOffer = z.infer<typeof wireOffer>
export type WireOrder = z.infer<typeof wireOrder>
export type WireCancellation = z.infer<typeof cancellation>
export type WireSlice = z.infer<typeof slice>
export type WireSegment = z.infer<typeof segment>
