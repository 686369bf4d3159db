import type { Viewer } from '@wayfare/auth'
import type { Traveller } from '@wayfare/booking-events'
import { checkTravellers } from '@wayfare/domain'
import type { TravellerPlan, TravellerProblem } from '@wayfare/domain'
import { validationFailed, withInput } from '@wayfare/subgraph-kit'
import type { InputError, ValidationFailed } from '@wayfare/subgraph-kit'
import type { Quote, QuotedItem } from '../booking.ts'
import type { Quotes } from '../quoting/quotes.ts'
import { quoteExpired } from '../results.ts'
import { ownQuote } from './own-quote.ts'
import { travellersInput } from './trip-input.ts'

/** Those who travel, before they have an id in a booking. */
export type Party = readonly Omit<Traveller, 'id'>[]

/** What the suppliers of a quoted trip would refuse of a party, each problem once; undefined for a party that fits. */
export const refuseTravellers = ({ items }: Quote, party: Party): ValidationFailed | undefined => {
  const errors = items.flatMap((item) => checkItem(item, party).problems)
  const [first, ...more] = new Map(errors.map((error) => [error.message, error])).values()
  return first && validationFailed([first, ...more])
}

/** What `checkTravellers` answers: for each item how its supplier will be told, and what it would refuse. */
export const createTravellerChecks = (quotes: Quotes) => ({
  check: (input: unknown, viewer: Viewer) =>
    withInput(travellersInput, input, async ({ quoteId, travellers }) => {
      const quote = await ownQuote(quotes, quoteId, viewer)
      if (quote.expired) return quoteExpired(['input', 'quoteId'])
      const items = quote.items.map((item) => ({ itemId: item.id, ...checkItem(item, travellers) }))
      return {
        __typename: 'TravellersChecked' as const,
        accepted: items.every(({ problems }) => problems.length === 0),
        items,
      }
    }),
})

export type TravellerChecks = ReturnType<typeof createTravellerChecks>

const checkItem = ({ requirements }: QuotedItem, party: Party) => {
  if (!requirements) return { travellers: party.map(() => toShown({})), problems: [] }
  const { plans, problems } = checkTravellers(requirements, party)
  return { travellers: plans.map(toShown), problems: problems.map(toInputError) }
}

const toShown = ({ place, name, document }: TravellerPlan) => ({
  fare: place?.type,
  name: name?.ok ? { ...name.written, shortened: name.shortened } : undefined,
  document: document?.type,
})

const toInputError = ({ code, path, problem, hint }: TravellerProblem): InputError => ({
  code,
  message: `${path.join('.')} ${problem}`,
  path: ['input', ...path],
  hint,
  retryable: false,
})
