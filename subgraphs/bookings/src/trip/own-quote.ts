import type { Viewer } from '@wayfare/auth'
import { invalid } from '@wayfare/domain'
import { mayChange } from '../owner.ts'
import type { Quotes } from '../quoting/quotes.ts'

/** A quote that the viewer may book; INVALID for any other id. */
export const ownQuote = async (quotes: Quotes, quoteId: string, viewer: Viewer) => {
  const quote = await quotes.find(quoteId)
  if (quote && mayChange(viewer, quote.owner)) return quote
  throw invalid('input.quoteId', 'is not one of your quotes', 'Send the id that your own quoteTrip answered.')
}
