import { contact, travelDocument, traveller } from '@wayfare/booking-events'
import { dateIn } from '@wayfare/domain'
import type { Clock } from '@wayfare/domain'
import { z } from 'zod'
import { listField, optionalField, scalarField, textField } from './fields.ts'

const earliestBirth = '1900-01-01'

/** Until today, wherever on Earth it is latest. */
const dateOfBirth = (clock: Clock) =>
  scalarField('Date').refine((date) => date >= earliestBirth && date <= dateIn('Etc/GMT-14', clock()), {
    message: 'is not a day on which a traveller can have been born',
    params: { code: 'OUT_OF_RANGE', hint: `Send the date of birth, a day from ${earliestBirth} to today.` },
  })

/** A document's number as its machine-readable zone writes it: capitals and digits, nothing between them. */
const documentNumber = textField(30)
  .transform((text) => text.replace(/[\s\-./]/g, '').toUpperCase())
  .refine((text) => /^[A-Z0-9]+$/.test(text), {
    message: 'is not the number of a travel document',
    params: { code: 'MALFORMED', hint: 'Send its letters A to Z and digits, as the document shows them.' },
  })

const documentInput = z.object({
  type: travelDocument.shape.type,
  number: documentNumber,
  issuingCountry: scalarField('CountryCode'),
  expiresOn: optionalField(scalarField('Date')),
})

/** What an order says of a traveller beside what we add ourselves. */
const sentDetails = traveller.omit({ id: true })

/**
 * What a caller sends of somebody who travels. What passes has gone through the very schema that orders are sent with
 * (booking-events' `traveller`), so no input can be accepted here and break a message later.
 */
export const travellerInput = (clock: Clock) =>
  z
    .object({
      givenName: optionalField(textField(100)),
      familyName: textField(100),
      dateOfBirth: dateOfBirth(clock),
      gender: traveller.shape.gender,
      nationality: optionalField(scalarField('CountryCode')),
      documents: optionalField(listField(documentInput, { max: 5 })),
    })
    .transform((given): z.input<typeof sentDetails> => given)
    .pipe(sentDetails)

/** Where suppliers reach the travellers, through the schema that orders are sent with. */
export const contactInput = z
  .object({ email: scalarField('EmailAddress'), phone: scalarField('PhoneNumber') })
  .pipe(contact)
