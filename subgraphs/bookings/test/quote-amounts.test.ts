import { openBookings, viewer } from './bookings-service.ts'
import type { BookingsUnderTest } from './bookings-service.ts'
import { flightOffer, hotelOffer } from './other-services.ts'

let bookings: BookingsUnderTest
const by = viewer('owner')

beforeAll(async () => {
  bookings = await openBookings()
})
afterAll(() => bookings.close())

const quoted = (prices: readonly string[], currency: string) => {
  const [first = '', second] = prices
  const offers = [
    flightOffer(`${first}-${currency}-a`),
    ...(second ? [hotelOffer(`${second}-${currency}-b`)] : []),
  ]
  return bookings.quote(by, offers, currency)
}

it.each([
  [['5.124', '7.001'], 'KWD', '12.140'],
  [['5.120'], 'KWD', '5.120'],
  [['5000.20', '1.00'], 'MGA', '5002.00'],
  [['200.82'], 'RSD', '200.82'],
])('quotes %j %s as what a card can be charged: %s', async (prices, currency, total) => {
  expect(await quoted(prices, currency)).toMatchObject({ __typename: 'TripQuote', total: { amount: total } })
})

it.each([
  [['0.49'], 'EUR', 'input.offerIds', /smallest amount of 0.50 EUR/],
  [['20000000.00'], 'IQD', 'input.currency', /cards cannot be charged/],
  [['9999999999.00', '9999999999.00'], 'EUR', 'input.offerIds', /more than cards can be charged/],
])(
  'says of %j %s before a card is entered that it cannot be charged',
  async (prices, currency, path, message) => {
    expect(await quoted(prices, currency)).toMatchObject({
      __typename: 'ValidationFailed',
      errors: [{ path: path.split('.'), message: expect.stringMatching(message) }],
    })
  },
)
