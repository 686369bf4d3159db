/** What a booking app sends, as short as it gets. */
export const search = `query ($out: Date!, $back: Date!) {
  flightOffers(
    search: { slices: [{ from: "LHR", to: "NRT", date: $out }], travellers: [{ type: ADULT }] }
    filter: { holdable: true }
    first: 5
  ) { nodes { id } }
  hotelOffers(search: { place: "TYO", checkIn: $out, checkOut: $back, rooms: [{ adults: 1 }] }, first: 5) {
    nodes { id }
  }
}`

export const quoteTrip = `mutation ($input: QuoteTripInput!) {
  quoteTrip(input: $input) {
    __typename
    ... on TripQuote { id }
    ... on UserError { code message retryable }
    ... on ValidationFailed { errors { message path } }
  }
}`

export const bookTrip = `mutation ($input: BookTripInput!) {
  bookTrip(input: $input) {
    __typename
    ... on BookingAccepted { booking { id reference status } }
    ... on UserError { code message retryable }
    ... on ValidationFailed { errors { message path } }
  }
}`

export const bookingUpdates = `query ($bookingId: ID!, $since: Int!) {
  bookingUpdates(bookingId: $bookingId, sinceVersion: $since, waitMs: 2000) {
    version terminal
    events { version type status }
    booking { status payment { id } items { status price { total { amount } } } }
  }
}`
