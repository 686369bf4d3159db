import { DomainError } from '@wayfare/domain'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { Logger } from '@wayfare/telemetry'
import type { z } from 'zod'
import { occupancyText } from '../offer-ref.ts'
import { refuseSearch } from './errors.ts'
import type { StayInCurrency } from './translate.ts'
import { availabilityAnswer, property } from './wire.ts'
import type { WireProperty } from './wire.ts'

/** The most properties that one call may name. */
export const propertiesPerCall = 250

export interface Shopping {
  client: SupplierClient
  log: Logger
}

export interface AvailabilityQuery {
  stay: StayInCurrency
  /** At most `propertiesPerCall`. */
  propertyIds: readonly string[]
  /** How many rates of each property, the best value first. */
  ratesPerProperty: number
  pointOfSale: string
  /** Whether to ask which rates can be held. */
  holds: boolean
}

/** The rooms and rates of properties; those without a room for everybody are missing. Only what can be paid through us. */
export const getAvailability = async (
  { client, log }: Shopping,
  { stay, propertyIds, ratesPerProperty, pointOfSale, holds }: AvailabilityQuery,
  signal: AbortSignal,
): Promise<WireProperty[]> => {
  const found = await client.call({
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
  return wellFormed(found, property, log)
}

/** What fits the contract. Throws BAD_ANSWER where nothing does; else a log line tells how many were left out. */
const wellFormed = <T>(found: readonly unknown[], schema: z.ZodType<T>, log: Logger): T[] => {
  const good = found.flatMap((each) => {
    const { success, data } = schema.safeParse(each)
    return success ? [data] : []
  })
  const malformed = found.length - good.length
  if (malformed > 0 && good.length === 0)
    throw new DomainError('BAD_ANSWER', 'The hotel supplier sent an answer that cannot be read.', {
      supplier: 'rapid',
    })
  if (malformed > 0) log.warn('rapid sent properties outside its contract', { malformed, of: found.length })
  return good
}
