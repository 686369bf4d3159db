import { parseGlobalId } from '@wayfare/domain'
import { listField, scalarField } from '@wayfare/subgraph-kit'
import { z } from 'zod'
import { verticals } from '../verticals.ts'

/** The id of one of our offers. */
const offerId = z.string().transform((id, context) => {
  const parsed = parseGlobalId(id)
  const service = parsed && verticals[parsed.type]
  if (service) return { offerId: id, offerType: parsed.type, service }
  const hint = 'Send the id of an offer as a search of this API gave it, unchanged.'
  context.addIssue({
    code: 'custom',
    message: 'is not the id of an offer',
    params: { code: 'MALFORMED', hint },
  })
  return z.NEVER
})

export const quoteInput = z.object({
  offerIds: listField(offerId, { min: 1, max: 8 }).superRefine((offers, context) => {
    offers.forEach((offer, index) => {
      if (!offer || offers.findIndex((each) => each?.offerId === offer.offerId) === index) return
      const params = { hint: 'Send each offer once; search for more rooms or seats to have more of it.' }
      context.addIssue({ code: 'custom', message: 'is listed twice', path: [index], params })
    })
  }),
  currency: scalarField('CurrencyCode'),
})

export type QuoteInput = z.output<typeof quoteInput>
