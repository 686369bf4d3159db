import { isUuid, parseGlobalId } from '@wayfare/domain'
import type { Clock } from '@wayfare/domain'
import { optionalField, travellerInput } from '@wayfare/subgraph-kit'
import { z } from 'zod'

const travellerId = z.string().transform((id, context) => {
  const parsed = parseGlobalId(id)
  if (parsed?.type === 'SavedTraveller' && isUuid(parsed.local)) return parsed.local
  const params = {
    code: 'MALFORMED',
    hint: 'Send the id of a SavedTraveller as this API gave it, unchanged.',
  }
  context.addIssue({ code: 'custom', message: 'is not the id of a saved traveller', params })
  return z.NEVER
})

/** The rules of `SaveTravellerInput`: who is saved can be booked, for the rules of a trip's travellers are the same. */
export const saveTravellerInput = (clock: Clock) =>
  z.object({ id: optionalField(travellerId) }).and(travellerInput(clock))

/** The rules of `RemoveTravellerInput`. */
export const removeTravellerInput = z.object({ id: travellerId })
