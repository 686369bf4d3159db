import type { Cache } from '@wayfare/cache'
import { invalid } from '@wayfare/domain'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { z } from 'zod'
import { regionsAnswer } from './wire.ts'

/** Hotels come and go, by the week rather than the hour. */
const keepMs = 24 * 60 * 60 * 1_000

/** The ids of a place's properties by its IATA code. Throws INVALID for a place that Rapid does not know. */
export const propertyIdsOf = async (parts: { client: SupplierClient; cache: Cache }, place: string) => {
  const ids = await parts.cache.getOrLoad(`hotels:rapid:region:${place}`, keepMs, () =>
    loadPropertyIds(parts.client, place),
  )
  if (ids) return ids
  throw invalid(
    'search.place',
    `is ${place}, where the supplier knows no hotels`,
    'Send the id of a Place from `places`, or the IATA code of a city such as PAR.',
  )
}

const loadPropertyIds = async (client: SupplierClient, place: string) => {
  const regions = await client.call({
    operation: 'getRegions',
    path: 'regions',
    query: { language: 'en-US', include: ['standard', 'property_ids'], iata_location_code: place },
    schema: regionsAnswer,
    signal: AbortSignal.timeout(10_000), // one load serves several searches: none of them may end it
  })
  return regions.toSorted((a, b) => rank(a, place) - rank(b, place))[0]?.property_ids ?? undefined
}

type WireRegion = z.infer<typeof regionsAnswer>[number]

/** A code may mean a city and its airports: the city goes first, and of airports the one with the very code. */
const rank = ({ type, iata_airport_code, iata_airport_metro_code }: WireRegion, place: string) => {
  if (type !== 'airport' && iata_airport_metro_code === place) return 0
  return iata_airport_code === place ? 1 : 2
}
