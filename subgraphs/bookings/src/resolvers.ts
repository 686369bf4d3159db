import { globalId, localId } from '@wayfare/domain'
import { itemStatus, shownRefund } from './shown-item.ts'
import type { Money } from '@wayfare/domain'
import type { ExchangeRate } from '@wayfare/subgraph-kit'
import type { Resolvers } from './generated/resolvers.ts'
import { bookingOf, nodeOf, nodesOf } from './nodes.ts'
import { eventsPage } from './pages.ts'
import { isTerminal } from './saga/saga-state.ts'

/** An amount that is charged, with the rate it came about at. */
const priceOf = (total: Money, exchangeRate?: ExchangeRate) => ({ total, exchangeRate, fees: [] })

/** Where the router did not say (a call from within), the request came from this machine. */
const thisMachine = '127.0.0.1'

export const resolvers: Resolvers = {
  Query: {
    booking: (_, { id }, { loaders }) => bookingOf(localId(id, 'Booking'), loaders),
    bookings: (_, args, { pages, viewer }) => pages.bookings(args, viewer),
    checkTravellers: (_, { input }, { travellerChecks, viewer }) => travellerChecks.check(input, viewer),
    bookingUpdates: (_, args, { polls, viewer, signal, stopWaiting }) =>
      polls.poll(args, { viewer, signal: AbortSignal.any([signal, stopWaiting]) }),
    node: (_, { id }, { loaders }) => nodeOf(id, loaders),
    nodes: (_, { ids }, { loaders }) => nodesOf(ids, loaders),
  },
  Mutation: {
    quoteTrip: (_, { input }, { quotes, viewer, signal }) => quotes.quote(input, viewer, signal),
    bookTrip: (_, { input }, { trips, viewer, clientIp = thisMachine }) =>
      trips.book(input, { viewer, clientIp }),
    quoteCancellation: (_, { input }, { cancellations, viewer, signal }) =>
      cancellations.quote(input, viewer, signal),
    cancelBooking: (_, { input }, { cancellations, viewer }) => cancellations.cancel(input, viewer),
  },
  Booking: {
    __resolveReference: ({ id }, { loaders }) => loaders.bookings.load(localId(id, 'Booking')),
    id: ({ id }) => globalId('Booking', id),
    terminal: isTerminal,
    items: ({ items, pending }) => items.map((item) => ({ ...item, pending })),
    payment: ({ status, paymentId }) =>
      status === 'REQUESTED' ? null : { __typename: 'Payment', id: globalId('Payment', paymentId) },
    events: (booking, args, { loaders }) => eventsPage(booking, args, loaders.events),
  },
  BookingItem: {
    status: itemStatus,
    refund: shownRefund,
    price: ({ price, rate }) => priceOf(price, rate),
    order: ({ orderId, offerType }) => (orderId ? { __typename: orderType(offerType), id: orderId } : null),
  },
  TripQuote: { id: ({ id }) => globalId('TripQuote', id) },
  TripQuoteItem: {
    offer: ({ offerId, offerType }) => ({ __typename: offerType as 'FlightOffer', id: offerId }),
    price: ({ price, rate }) => priceOf(price, rate),
    previousPrice: ({ previousPrice, rate }) => (previousPrice ? priceOf(previousPrice, rate) : null),
  },
}

const orderType = (offerType: string) => offerType.replace(/Offer$/, 'Order') as 'FlightOrder' | 'HotelOrder'
