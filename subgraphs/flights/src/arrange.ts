import { instantOf, invalid } from '@wayfare/domain'
import { comparePrices } from '@wayfare/subgraph-kit'
import type { FlightOffer } from './flight.ts'
import type { FlightOfferFilter, FlightOfferSort } from './generated/resolvers.ts'

/** Refuses conditions that no offer can fit. */
export const requireFilter = ({ maxStops, airlines }: FlightOfferFilter) => {
  if (maxStops != null && maxStops < 0)
    throw invalid('filter.maxStops', `is ${maxStops}`, 'Send 0 for direct flights, or more.')
  const wrong = airlines?.findIndex((code) => !/^[A-Z0-9]{2}$/i.test(code)) ?? -1
  if (wrong >= 0)
    throw invalid(
      `filter.airlines.${wrong}`,
      'is not the IATA code of an airline',
      'Send its two letters or digits, such as BA.',
    )
}

const sells = (airlines: readonly string[], code: string | undefined) =>
  airlines.some((each) => each.toUpperCase() === code)

export const keep = (offers: readonly FlightOffer[], filter: FlightOfferFilter) =>
  offers.filter(
    ({ slices, airline, holdable }) =>
      (filter.maxStops == null || slices.every(({ stops }) => stops <= filter.maxStops!)) &&
      (filter.airlines == null || sells(filter.airlines, airline.code)) &&
      (filter.holdable == null || holdable === filter.holdable),
  )

/** Ties go to the cheaper, then to the reference, so that pages agree with each other. */
export const order = (offers: readonly FlightOffer[], { by, direction }: FlightOfferSort) => {
  const sign = direction === 'DESCENDING' ? -1 : 1
  const compare = comparisons[by]
  return offers.toSorted((a, b) => sign * compare(a, b) || comparePrices(a, b) || (a.ref < b.ref ? -1 : 1))
}

const comparisons = {
  PRICE: comparePrices,
  DURATION: (a: FlightOffer, b: FlightOffer) => underWay(a) - underWay(b),
  DEPARTURE: (a: FlightOffer, b: FlightOffer) => departure(a) - departure(b),
}

const departure = ({ slices }: FlightOffer) =>
  instantOf(slices[0]!.from.at, slices[0]!.from.timeZone).getTime()

const underWay = ({ slices }: FlightOffer) =>
  slices.reduce(
    (sum, { from, to }) =>
      sum + instantOf(to.at, to.timeZone).getTime() - instantOf(from.at, from.timeZone).getTime(),
    0,
  )
