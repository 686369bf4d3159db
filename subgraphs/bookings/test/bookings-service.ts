import { generateInternalKeys, scopesOfRoles } from '@wayfare/auth'
import type { Role, Viewer } from '@wayfare/auth'
import { openDatabase } from '@wayfare/database'
import { createRouterStandIn, testKeys } from '@wayfare/test-kit'
import { createLogger } from '@wayfare/telemetry'
import { startBookings } from '../src/app.ts'
import type { BookingsOverrides } from '../src/app.ts'
import { flightOffer, hotelOffer, openOtherServices, startVerticals } from './other-services.ts'

export const viewer = (id: string, role: Role = 'traveller', more: Partial<Viewer> = {}): Viewer => ({
  kind: 'user',
  id,
  roles: [role],
  scopes: scopesOfRoles([role]),
  ...more,
})

const rates = {
  sheet: async () => ({
    date: '2027-01-04',
    perEuro: new Map([['EUR', '1'] as const, ['USD', '1.25'] as const]),
  }),
}

/** The bookings service on an embedded database, with everybody else at the other end of its queues. */
export const openBookings = async (overrides: BookingsOverrides = {}) => {
  const log = createLogger('test', { level: 'silent' })
  const router = createRouterStandIn('bookings')
  const database = await openDatabase({}, log)
  const verticals = await startVerticals()
  const others = await openOtherServices(database, log)
  const config = {
    name: 'bookings' as const,
    host: '127.0.0.1',
    port: 0,
    internalPublicKey: router.publicKey,
    ratesUrl: 'http://127.0.0.1:1',
    dataKeys: testKeys(),
    log: { level: 'silent' as const },
    quotesLastMs: 900_000,
    subgraphs: {
      urls: { flights: verticals.url, hotels: verticals.url },
      internalPrivateKey: generateInternalKeys().privateKey,
    },
  }
  const service = await startBookings(config, {
    database,
    log,
    rates,
    sweeper: { everyMs: 50 },
    ...overrides,
  })
  const ask = router.at(service.url)
  const mutate = async (field: string, type: string, input: object, by: Viewer) => {
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) ${selections[field]} }`
    const { data, errors } = await ask(document, { input }, by)
    return data?.[field] ?? { __typename: errors?.[0]?.extensions['code'] }
  }
  const quote = (by: Viewer, offerIds = [flightOffer(), hotelOffer()], currency = 'EUR') =>
    mutate('quoteTrip', 'QuoteTripInput', { offerIds, currency }, by)
  const book = (by: Viewer, quoteId: string, more: object = {}) =>
    mutate('bookTrip', 'BookTripInput', { ...trip(), quoteId, ...more }, by)
  const poll = async (by: Viewer, bookingId: string, waitMs = 0, since = 0) => {
    const { data, errors } = await ask(updates, { bookingId, since, waitMs }, by)
    return { ...data, errors }
  }
  return {
    database,
    db: database.forService<never>('bookings'),
    log,
    others,
    verticals,
    ask,
    quote,
    book,
    poll,
    quoteCancellation: (by: Viewer, bookingId: string) =>
      mutate('quoteCancellation', 'QuoteCancellationInput', { bookingId }, by),
    cancel: (by: Viewer, cancellationQuoteId: string) =>
      mutate(
        'cancelBooking',
        'CancelBookingInput',
        { cancellationQuoteId, idempotencyKey: crypto.randomUUID() },
        by,
      ),
    /** A booking of a viewer, once it has one of these statuses. */
    booked: async (by: Viewer, ...statuses: string[]) => {
      const { booking } = await book(by, (await quote(by)).id)
      return until(async () => {
        const { bookingUpdates } = await poll(by, booking.id)
        const now = bookingUpdates.booking
        return (statuses.length === 0 ? now.status === 'CONFIRMED' : statuses.includes(now.status)) && now
      })
    },
    close: async () => {
      await service.close()
      await others.close()
      await verticals.close()
      await database.close()
    },
  }
}

export type BookingsUnderTest = Awaited<ReturnType<typeof openBookings>>

/** The first value that is not false, tried for 20 seconds. */
export const until = async <T>(find: () => Promise<T | false | undefined | null>): Promise<T> => {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const found = await find()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not happen within 20 seconds')
}

export const passport = {
  type: 'PASSPORT',
  number: 'X4711PLANTED',
  issuingCountry: 'GB',
  expiresOn: '2035-01-01',
}

export const trip = () => ({
  travellers: [
    {
      givenName: 'Ada',
      familyName: 'Lovelace',
      dateOfBirth: '1990-12-10',
      gender: 'FEMALE',
      nationality: 'GB',
      documents: [passport],
    },
  ],
  contact: { email: 'ada@example.com', phone: '+442071234567' },
  paymentMethod: 'pm_card_visa',
  idempotencyKey: crypto.randomUUID(),
})

const booking = `{ id reference version status terminal items { id status failure { reason message }
  refund { amount { amount currency } destination status } } }`
const userError = '... on UserError { code message hint } ... on ValidationFailed { errors { path message } }'
const selections: Record<string, string> = {
  quoteTrip: `{ __typename ... on TripQuote { id total { amount } items { previousPrice { total { amount } } } } ${userError} }`,
  bookTrip: `{ __typename ... on BookingAccepted { booking ${booking} } ${userError} }`,
  quoteCancellation: `{ __typename ... on CancellationQuote { id refund { amount } } ${userError} }`,
  cancelBooking: `{ __typename ... on CancellationAccepted { booking ${booking} } ${userError} }`,
}
const updates = `query ($bookingId: ID!, $since: Int!, $waitMs: Int!) {
  bookingUpdates(bookingId: $bookingId, sinceVersion: $since, waitMs: $waitMs, first: 100) {
    booking ${booking} changed terminal version nextPollAfterMs events { version type status message } }
  __typename }`
