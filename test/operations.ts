/** What a booking app sends. */
const offerFields = 'id price { total { amount currency } } supplier cached expiresAt'

export const search = `
  query Search($out: Date!, $back: Date!) {
    flightOffers(
      search: { slices: [{ from: "LHR", to: "NRT", date: $out }], travellers: [{ type: ADULT }] }
      filter: { holdable: true }
      first: 5
    ) {
      totalCount
      nodes { ${offerFields} airline { name } slices { from { airport at timeZone } to { airport at timeZone } } }
      suppliers { supplier status offers retryable message }
    }
    hotelOffers(search: { place: "TYO", checkIn: $out, checkOut: $back, rooms: [{ adults: 1 }] }, first: 5) {
      totalCount
      nodes { ${offerFields} hotel { id name } }
      suppliers { supplier status offers retryable message }
    }
  }`

const userError = '... on UserError { code message path hint retryable }'
const validation = '... on ValidationFailed { errors { code message path hint } }'

export const quoteTrip = `
  mutation Quote($input: QuoteTripInput!) {
    quoteTrip(input: $input) {
      __typename
      ... on TripQuote {
        id
        expiresAt
        total { amount currency }
        items { id price { total { amount currency } exchangeRate { from to rate source } } previousPrice { total { amount } }
          offer { __typename id ... on FlightOffer { airline { name } } ... on HotelOffer { hotel { name } } } }
      }
      ... on OffersUnavailable { offers { id reason } }
      ${userError}
      ${validation}
    }
  }`

const bookingFields = `
  id reference status version terminal
  total { amount currency }
  payment { id status }
  items { id status supplierReference price { total { amount currency } } failure { reason message }
    order { __typename ... on FlightOrder { state recordLocator } ... on HotelOrder { state } } }`

export const bookTrip = `
  mutation Book($input: BookTripInput!) {
    bookTrip(input: $input) {
      __typename
      ... on BookingAccepted { version nextPollAfterMs booking { id reference status } }
      ... on PriceChanged { total { amount currency } }
      ${userError}
      ${validation}
    }
  }`

export const bookingUpdates = `
  query Updates($bookingId: ID!, $since: Int!, $waitMs: Int!) {
    bookingUpdates(bookingId: $bookingId, sinceVersion: $since, waitMs: $waitMs) {
      version changed terminal hasMore nextPollAfterMs
      events { version type status itemId message }
      booking { ${bookingFields} }
    }
  }`

export const bookingsPage = `
  query Bookings($first: Int!) { bookings(first: $first) { totalCount nodes { ${bookingFields} } } }`

export const bookingById = `query ($id: ID!) { booking(id: $id) { ${bookingFields} } }`

export const quoteCancellation = `
  mutation ($input: QuoteCancellationInput!) {
    quoteCancellation(input: $input) {
      __typename
      ... on CancellationQuote { id refund { amount currency } expiresAt items { itemId refund { amount } } }
      ... on BookingNotCancellable { status }
      ${userError}
      ${validation}
    }
  }`

export const cancelBooking = `
  mutation ($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      __typename
      ... on CancellationAccepted { version booking { id status } }
      ${userError}
      ${validation}
    }
  }`
