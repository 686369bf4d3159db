import { dateIn, parseGlobalId } from '@wayfare/domain'
import type { Clock } from '@wayfare/domain'
import { scalarField, textField } from '@wayfare/subgraph-kit'
import { z } from 'zod'

/** Absent or null as GraphQL sends it; absent as we keep it. */
const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? undefined)

const travellerId = z.string().transform((id, context) => {
  const parsed = parseGlobalId(id)
  if (parsed?.type === 'SavedTraveller' && z.uuid().safeParse(parsed.local).success) return parsed.local
  const params = {
    code: 'MALFORMED',
    hint: 'Send the id of a SavedTraveller as this API gave it, unchanged.',
  }
  context.addIssue({ code: 'custom', message: 'is not the id of a saved traveller', params })
  return z.NEVER
})

const earliestBirth = '1900-01-01'

const dateOfBirth = (clock: Clock) =>
  scalarField('Date').refine((date) => date >= earliestBirth && date <= dateIn('Etc/GMT-14', clock()), {
    message: 'is no day on which a traveller was born',
    params: { code: 'OUT_OF_RANGE', hint: `Send a day from ${earliestBirth} to today.` },
  })

const document = z.object({
  type: z.enum(['PASSPORT', 'IDENTITY_CARD']),
  number: textField(30),
  issuingCountry: scalarField('CountryCode'),
  expiresOn: optional(scalarField('Date')),
})

/** The rules of `SaveTravellerInput`. */
export const saveTravellerInput = (clock: Clock) =>
  z.object({
    id: optional(travellerId),
    givenName: textField(60),
    familyName: textField(60),
    dateOfBirth: dateOfBirth(clock),
    gender: z.enum(['FEMALE', 'MALE', 'UNSPECIFIED']),
    nationality: optional(scalarField('CountryCode')),
    documents: optional(z.array(document).max(5)).transform((documents) => documents ?? []),
  })

/** The rules of `RemoveTravellerInput`. */
export const removeTravellerInput = z.object({ id: travellerId })
