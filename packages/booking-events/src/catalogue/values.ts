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

const text = z.string().min(1)

export const money = z.object({
  amount: z.string().regex(/^-?\d{1,20}(\.\d{1,20})?$/, 'expected a decimal amount'),
  currency: z.string().refine(isKnownCurrency, 'expected an ISO 4217 code'),
})

const localDate = z.string().refine(isLocalDate, 'expected a calendar day, such as 1990-05-17')
const country = z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166 alpha-2 code')

export const travelDocument = z.object({
  type: z.enum(['PASSPORT', 'IDENTITY_CARD']),
  number: text,
  issuingCountry: country,
  expiresOn: localDate.optional(),
})

const person = z.object({
  id: text,
  type: z.enum(['ADULT', 'CHILD', 'INFANT']),
  title: text.optional(),
  givenName: text,
  familyName: text,
  dateOfBirth: localDate,
  gender: z.enum(['FEMALE', 'MALE', 'UNSPECIFIED']),
  nationality: country.optional(),
})

export const traveller = person.extend({ documents: z.array(travelDocument).optional() })

/** A traveller as stored and sent: `documents` is what `sealDocuments` made of them. */
export const sealedTraveller = person.extend({ documents: text.max(8_192).optional() })

export const contact = z.object({ email: text, phone: text })

export const owner = z
  .object({ viewerId: text, agencyId: text.optional() })
  .describe('who booked: whoever may see the booking may see its orders and its payment')

export type Traveller = z.output<typeof traveller>
export type SealedTraveller = z.output<typeof sealedTraveller>
export type TravelDocument = z.output<typeof travelDocument>
export type Contact = z.output<typeof contact>
