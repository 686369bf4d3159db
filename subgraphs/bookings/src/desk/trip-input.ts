import { scalarField, textField } from '@wayfare/subgraph-kit'
import { z } from 'zod'
import { dateIn, isLocalDate, localId } from '@wayfare/domain'

/** `nullish` as GraphQL sends it, left out as we keep it. */
const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? undefined)

const birth = scalarField('Date').superRefine((date, context) => {
  const today = dateIn('UTC', new Date())
  if (!isLocalDate(date) || (date <= today && date > '1900-01-01')) return
  const params = { code: 'OUT_OF_RANGE', hint: 'Send the day of birth as in the passport.' }
  context.addIssue({ code: 'custom', message: `is ${date}, when nobody who travels was born`, params })
})

const document = z.object({
  type: z.enum(['PASSPORT', 'IDENTITY_CARD']),
  number: textField(30),
  issuingCountry: scalarField('CountryCode'),
  expiresOn: optional(scalarField('Date')),
})

const traveller = z.object({
  givenName: textField(60),
  familyName: textField(60),
  dateOfBirth: birth,
  gender: z.enum(['FEMALE', 'MALE', 'UNSPECIFIED']),
  nationality: optional(scalarField('CountryCode')),
  documents: optional(z.array(document).max(5)),
})

/** An id of ours of one type, as its local part. */
export const idOf = (type: string, path: string) =>
  z.string().transform((id, context) => {
    try {
      return localId(id, type, path)
    } catch {
      const params = { code: 'MALFORMED', hint: `Send the id of a ${type} as this API gave it, unchanged.` }
      context.addIssue({ code: 'custom', message: `is not the id of a ${type}`, params })
      return z.NEVER
    }
  })

export const idempotencyKey = z.string().superRefine((key, context) => {
  if (/^[\x21-\x7e]{8,128}$/.test(key)) return
  const hint = 'Send 8 to 128 printable characters without spaces that nobody used before, such as a UUID.'
  context.addIssue({ code: 'custom', message: 'is no idempotency key', params: { code: 'MALFORMED', hint } })
})

export const tripInput = z.object({
  quoteId: idOf('TripQuote', 'input.quoteId'),
  travellers: z.array(traveller).min(1).max(9),
  contact: z.object({ email: scalarField('EmailAddress'), phone: scalarField('PhoneNumber') }),
  paymentMethod: z.string().superRefine((token, context) => {
    if (/^[\w-]{3,200}$/.test(token) && !/^\d[\d-]{11,}$/.test(token)) return
    const hint =
      'Send the token that the payment provider gave for the card, such as pm_card_visa; never the card number.'
    context.addIssue({
      code: 'custom',
      message: 'is not a payment token',
      params: { code: 'MALFORMED', hint },
    })
  }),
  idempotencyKey,
  maxTotal: optional(z.object({ amount: scalarField('Decimal'), currency: scalarField('CurrencyCode') })),
})

export type TripInput = z.output<typeof tripInput>
