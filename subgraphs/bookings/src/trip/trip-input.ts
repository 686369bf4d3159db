import { localId, systemClock } from '@wayfare/domain'
import { contactInput, listField, optionalField, scalarField, travellerInput } from '@wayfare/subgraph-kit'
import { z } from 'zod'

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
  context.addIssue({
    code: 'custom',
    message: 'is not an idempotency key',
    params: { code: 'MALFORMED', hint },
  })
})

const party = {
  quoteId: idOf('TripQuote', 'input.quoteId'),
  travellers: listField(travellerInput(systemClock), { min: 1, max: 9 }),
}

/** The rules of `CheckTravellersInput`. */
export const travellersInput = z.object({ ...party, contact: optionalField(contactInput) })

/** The rules of `BookTripInput`. */
export const tripInput = z.object({
  ...party,
  contact: contactInput,
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
  maxTotal: optionalField(
    z.object({ amount: scalarField('Decimal'), currency: scalarField('CurrencyCode') }),
  ),
})

export type TripInput = z.output<typeof tripInput>
