import type { OfferRequirements } from '@wayfare/domain'
import { z } from 'zod'

/** What is selected of an offer to know what its supplier must be told: see `OfferRequirements` in the schema. */
export const requirementsSelection =
  'requirements { travellers { type minAge maxAge ageOn named } names { alphabet maxLength } genders documents { need types validOn } }'

/** GraphQL's null is our absence. */
const nullable = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? undefined)

const place = z.object({
  type: z.enum(['ADULT', 'CHILD', 'INFANT']),
  minAge: z.number(),
  maxAge: z.number(),
  ageOn: z.string(),
  named: z.boolean(),
})

const rules = z.object({
  travellers: z.array(place).min(1),
  names: z.object({
    alphabet: z.enum(['ASCII', 'LATIN_1', 'LATIN_EXTENDED_A']),
    maxLength: z.number(),
  }),
  genders: nullable(z.array(z.enum(['FEMALE', 'MALE', 'UNSPECIFIED']))),
  documents: z.object({
    need: z.enum(['UNSUPPORTED', 'OPTIONAL', 'REQUIRED']),
    types: z.array(z.enum(['PASSPORT', 'IDENTITY_CARD'])),
    validOn: nullable(z.string()),
  }),
})

/** An offer's requirements as its vertical answers them; undefined where its supplier does not say. */
export const wireRequirements: z.ZodType<OfferRequirements | undefined> = nullable(rules)
