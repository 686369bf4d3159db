/** One tab of GraphiQL. `{{name}}` in its variables is filled with what an earlier tab's answer held: see carry.ts. */
export interface Example {
  query: string
  variables: Record<string, unknown>
}

/** A calendar day so many days after `today`. */
export const dayAfter = (today: Date, days: number) =>
  new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + days)).toISOString().slice(0, 10)

/** A trip from search to confirmation, one tab a step; run them in order. */
export const createExamples = (today: Date): Example[] => [
  searchTrip(dayAfter(today, 60), dayAfter(today, 67)),
  quoteTrip,
  bookTrip,
  bookingUpdates,
  viewer,
]

const searchTrip = (there: string, back: string): Example => ({
  query: `# 1. Flights and a hotel in one query.
#    Works without signing in.
query SearchTrip($flights: FlightSearchInput!, $stay: HotelSearchInput!, $currency: CurrencyCode) {
  flightOffers(search: $flights, first: 3, currency: $currency) {
    nodes {
      id
      price { total { amount currency } display { amount currency } }
      airline { name }
      slices {
        from { airport at timeZone }
        to { airport at timeZone }
        duration
        stops
      }
    }
    suppliers { supplier status offers latencyMs }
  }
  hotelOffers(search: $stay, first: 3, currency: $currency) {
    nodes {
      id
      price { total { amount currency } display { amount currency } }
      expiresAt
      cancellation { refundable freeUntil }
    }
    suppliers { supplier status offers latencyMs }
  }
}
`,
  variables: {
    flights: {
      slices: [
        { from: 'LHR', to: 'NRT', date: there },
        { from: 'NRT', to: 'LHR', date: back },
      ],
      travellers: [{ type: 'ADULT' }],
    },
    stay: {
      place: 'TYO',
      checkIn: dayAfter(new Date(`${there}T12:00:00`), 1),
      checkOut: back,
      rooms: [{ adults: 1 }],
    },
    currency: 'EUR',
  },
})

const quoteTrip: Example = {
  query: `# 2. Price the first flight and the first hotel of
#    tab 1 again, as one trip. Sign in first, above.
mutation QuoteTrip($input: QuoteTripInput!) {
  quoteTrip(input: $input) {
    __typename
    ... on TripQuote {
      id
      total { amount currency }
      expiresAt
      items {
        id
        price { total { amount currency } }
        offer { id supplier }
      }
    }
    ... on OffersUnavailable { message hint retryable offers { id reason } }
    ... on ValidationFailed { message hint errors { path message } }
  }
}
`,
  variables: { input: { offerIds: ['{{flightOffer}}', '{{hotelOffer}}'], currency: 'EUR' } },
}

const bookTrip: Example = {
  query: `# 3. Book the quote of tab 2.
#    Sent twice with the same key, it books once.
mutation BookTrip($input: BookTripInput!) {
  bookTrip(input: $input) {
    __typename
    ... on BookingAccepted {
      version
      nextPollAfterMs
      booking { id reference status total { amount currency } }
    }
    ... on QuoteExpired { message hint }
    ... on PriceChanged { message hint total { amount currency } }
    ... on OffersUnavailable { message hint offers { id reason } }
    ... on ValidationFailed { message hint errors { path message } }
    ... on IdempotencyConflict { message hint }
  }
}
`,
  variables: {
    input: {
      quoteId: '{{quote}}',
      travellers: [
        {
          givenName: 'Tess',
          familyName: 'Traveller',
          dateOfBirth: '1988-04-12',
          gender: 'FEMALE',
          nationality: 'GB',
        },
      ],
      contact: { email: 'tess@example.com', phone: '+442071234567' },
      paymentMethod: 'pm_card_visa',
      idempotencyKey: 'graphiql-{{quote}}',
    },
  },
}

const bookingUpdates: Example = {
  query: `# 4. Follow the booking of tab 3. Send the version of
#    the answer to wait up to ten seconds for news.
query BookingUpdates($bookingId: ID!, $sinceVersion: Int!) {
  bookingUpdates(bookingId: $bookingId, sinceVersion: $sinceVersion, waitMs: 10000) {
    changed
    version
    terminal
    nextPollAfterMs
    events { version type status message at }
    booking {
      reference
      status
      total { amount currency }
      items { status supplierReference failure { reason message } }
    }
  }
}
`,
  variables: { bookingId: '{{booking}}', sinceVersion: 0 },
}

const viewer: Example = {
  query: `# 5. Who is signed in, and what they may do.
#    Null until you sign in above.
query Viewer {
  viewer {
    id
    roles
    scopes
  }
}
`,
  variables: {},
}
