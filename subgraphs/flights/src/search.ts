import { addDays, invalid, requireUpcoming } from '@wayfare/domain'
import type { OfferSearcher } from '@wayfare/subgraph-kit'
import { pageOfSearch, placeCode, requireCount, requirePageSize } from '@wayfare/subgraph-kit'
import type { FlightOffer, FlightSearch, FlightSupplier, FlightTraveller } from './flight.ts'
import { keep, order, requireFilter } from './arrange.ts'
import type { QueryFlightOffersArgs } from './generated/resolvers.ts'

export interface FlightSearches {
  /** A page of offers and how each supplier did. Throws INVALID naming the field that is wrong. */
  page(args: QueryFlightOffersArgs, signal: AbortSignal): ReturnType<typeof searchPage>
}

export const createFlightSearches = (supplier: FlightSupplier, searcher: OfferSearcher): FlightSearches => ({
  page: (args, signal) => searchPage({ supplier, searcher }, args, signal),
})

const searchPage = async (
  { supplier, searcher }: { supplier: FlightSupplier; searcher: OfferSearcher },
  args: QueryFlightOffersArgs,
  signal: AbortSignal,
) => {
  requirePageSize(args.first)
  requireFilter(args.filter ?? {})
  const search = toSearch(args.search, new Date())
  const { currency, after, deadlineMs } = args
  const sources = [supplier.search(search)]
  const result = await searcher.run<FlightOffer>({ search, sources, currency, after }, { deadlineMs, signal })
  const arranged = order(keep(result.offers, args.filter ?? {}), args.sort)
  return { ...pageOfSearch(result, arranged, args), suppliers: result.suppliers }
}

/** The search in our own terms, or INVALID naming what is wrong with it. */
const toSearch = (
  { slices, travellers, cabin }: QueryFlightOffersArgs['search'],
  now: Date,
): FlightSearch => {
  requireCount('search.slices', slices.length, [1, 6])
  const asked = slices.map((slice, index) => toSlice(slice, `search.slices.${index}`, now))
  slices.reduce((before, slice, index) => {
    // Over the date line a flight lands on the day before: the supplier compares the instants.
    const earliest = addDays(before.date, -1)
    if (slice.date >= earliest) return slice
    throw invalid(
      `search.slices.${index}.date`,
      'is before the slice that precedes it',
      `Send ${before.date} or later; over the date line also ${earliest}.`,
    )
  })
  requireCount('search.travellers', travellers.length, [1, 9])
  const party = travellers.map((traveller, index) => toTraveller(traveller, `search.travellers.${index}`))
  const [infants, adults] = ['INFANT', 'ADULT'].map(
    (type) => party.filter((each) => each.type === type).length,
  )
  if (infants! > adults!)
    throw invalid(
      'search.travellers',
      'has more infants than adults',
      'Send one adult for each infant, whose lap it sits on.',
    )
  return { slices: asked, travellers: party, ...(cabin ? { cabin } : {}) }
}

type SliceInput = QueryFlightOffersArgs['search']['slices'][number]
type TravellerInput = QueryFlightOffersArgs['search']['travellers'][number]

const toSlice = ({ from, to, date }: SliceInput, field: string, now: Date) => {
  const [start, end] = [placeCode(from, `${field}.from`), placeCode(to, `${field}.to`)]
  if (start === end)
    throw invalid(`${field}.to`, 'is where the slice leaves from', 'Send another airport or city.')
  requireUpcoming(date, `${field}.date`, now)
  return { from: start, to: end, date }
}

const ages = { ADULT: [18, 130], CHILD: [2, 17], INFANT: [0, 1] } as const

const toTraveller = ({ type, age }: TravellerInput, field: string): FlightTraveller => {
  const [least, most] = ages[type]
  if (age == null) {
    if (type !== 'CHILD') return { type }
    throw invalid(
      `${field}.age`,
      'is missing',
      'Send the age of each child on the day of the last slice, 2 to 17.',
    )
  }
  if (age < least || age > most)
    throw invalid(
      `${field}.age`,
      `is ${age}`,
      `Send ${least} to ${most} for type ${type}: the age on the day of the last slice.`,
    )
  return type === 'ADULT' ? { type } : { type, age }
}
