import type { SupplierClient } from '@wayfare/supplier-client'
import { occupancyText } from '../offer-ref.ts'
import { refuseSearch } from './errors.ts'
import type { Asked } from './translate.ts'
import { availabilityAnswer } from './wire.ts'
import type { WireProperty } from './wire.ts'

/** The most properties that one call may name. */
export const propertiesPerCall = 250

export interface AvailabilityQuery {
  stay: Asked
  /** At most `propertiesPerCall`. */
  propertyIds: readonly string[]
  /** How many rates of each property, the best value first. */
  ratesPerProperty: number
  pointOfSale: string
  /** Whether to ask which rates can be held. */
  holds: boolean
}

/** The rooms and rates of properties; those without a room for everybody are missing. Only what can be paid through us. */
export const getAvailability = (
  client: SupplierClient,
  { stay, propertyIds, ratesPerProperty, pointOfSale, holds }: AvailabilityQuery,
  signal: AbortSignal,
): Promise<WireProperty[]> =>
  client.call({
    operation: 'getAvailability',
    path: 'properties/availability',
    query: {
      checkin: stay.checkIn,
      checkout: stay.checkOut,
      currency: stay.currency,
      country_code: pointOfSale,
      language: 'en-US',
      occupancy: stay.rooms.map(occupancyText),
      property_id: propertyIds,
      rate_plan_count: ratesPerProperty,
      sales_channel: 'website',
      sales_environment: 'hotel_only',
      filter: 'expedia_collect',
      include: holds ? 'rooms.rates.holdable' : undefined,
    },
    schema: availabilityAnswer,
    refusal: refuseSearch,
    timeoutMs: 15_000,
    signal,
  })
