import { isKnownCurrency, isLocalDate } from '@wayfare/domain'
import { z } from 'zod'

/** Who may send a message. Verticals are the services that hold orders. */
export const verticals = [
  'flights',
  'hotels',
  'holidays',
  'cars',
  'buses',
  'trains',
  'insurance',
  'events',
] as const
export const services = [...verticals, 'bookings', 'payments', 'accounts'] as const

export type Vertical = (typeof verticals)[number]
export type Service = (typeof services)[number]

/** One line of text of at most `max` characters. */
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'expected one line of text')
const id = line(256)

export const money = z.object({
  amount: z.string().regex(/^-?\d{1,20}(\.\d{1,20})?$/, 'expected a decimal amount'),
  currency: z.string().refine(isKnownCurrency, 'expected an ISO 4217 code'),
})

const localDate = z.string().refine(isLocalDate, 'expected a calendar day, such as 1990-05-17')
const country = z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166 alpha-2 code in capitals')
const name = line(100)

export const travelDocument = z.object({
  type: z.enum(['PASSPORT', 'IDENTITY_CARD']),
  number: z.string().regex(/^[A-Z0-9]{1,30}$/, 'expected capitals and digits'),
  issuingCountry: country,
  expiresOn: localDate.optional(),
})

const person = z.object({
  id,
  givenName: name.optional().describe('absent for somebody whose documents show a single name'),
  familyName: name,
  dateOfBirth: localDate,
  gender: z.enum(['FEMALE', 'MALE', 'UNSPECIFIED']),
  nationality: country.optional(),
})

export const traveller = person.extend({ documents: z.array(travelDocument).max(5).optional() })

/** A traveller as stored and sent: `documents` is what `sealDocuments` made of them. */
export const sealedTraveller = person.extend({ documents: line(8_192).optional() })

export const contact = z.object({
  email: line(254),
  phone: z.string().regex(/^\+[1-9]\d{1,14}$/, 'expected a telephone number as E.164'),
})

export const owner = z
  .object({ viewerId: id, agencyId: id.optional() })
  .describe('who booked: a viewer who may see the booking may see its orders and its payment')

export type Traveller = z.output<typeof traveller>
export type SealedTraveller = z.output<typeof sealedTraveller>
export type TravelDocument = z.output<typeof travelDocument>
export type Contact = z.output<typeof contact>
