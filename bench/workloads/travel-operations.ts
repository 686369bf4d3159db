const money = 'fragment Money on Money { __typename amount currency }'
const price = `fragment Price on Price { __typename total { ...Money } taxes { ...Money } display { ...Money } }`
const stop = 'fragment Stop on FlightStop { __typename airport name city terminal at timeZone }'
const outcome = 'fragment Outcome on SupplierOutcome { __typename supplier status offers retryable message }'

/** The results of a search: flights and hotels on one page, two subgraphs side by side. */
export const searchQuery = `
  query Search($journey: FlightSearchInput!, $stay: HotelSearchInput!) {
    flightOffers(search: $journey, first: 10) {
      __typename
      totalCount
      nodes {
        __typename id supplier cached expiresAt holdable
        price { ...Price }
        airline { __typename code name }
        cancellation { __typename refundable freeUntil }
        slices { __typename stops duration from { ...Stop } to { ...Stop } }
      }
      suppliers { ...Outcome }
      pageInfo { __typename hasNextPage endCursor }
    }
    hotelOffers(search: $stay, first: 10) {
      __typename
      totalCount
      nodes {
        __typename id supplier cached expiresAt board refundable roomsLeft
        price { ...Price }
        room { __typename name bedding }
        hotel { __typename id name starRating guestRating { __typename overall count } address { __typename lines city country } images(first: 1) { __typename url caption } }
      }
      suppliers { ...Outcome }
      pageInfo { __typename hasNextPage endCursor }
    }
  }
  ${money} ${price} ${stop} ${outcome}`

/** A trip with all that was booked: bookings first, then flights, hotels and payments side by side. */
export const tripQuery = `
  query Trip($id: ID!, $withEvents: Boolean!) {
    booking(id: $id) {
      __typename id reference status version terminal createdAt updatedAt
      total { ...Money }
      payment { __typename id status captured { ...Money } refunded { ...Money } declineReason }
      events(first: 10) @include(if: $withEvents) { __typename nodes { __typename version type status message at } }
      items {
        __typename id status supplierReference
        price { ...Price }
        failure { __typename reason message }
        order {
          __typename
          ... on FlightOrder {
            id state recordLocator supplier payBy
            total { ...Money }
            tickets { __typename number }
            slices {
              __typename stops duration
              segments { __typename flightNumber aircraft cabin from { ...Stop } to { ...Stop } marketingAirline { __typename code name } operatingAirline { __typename code name } }
            }
          }
          ... on HotelOrder {
            id state itineraryId supplier checkIn checkOut bookedBoard
            total { ...Money }
            bookedRoom { __typename name bedding }
            hotel { __typename id name starRating checkInFrom checkOutUntil address { __typename lines city country } }
          }
        }
      }
    }
  }
  ${money} ${price} ${stop}`

/** What an open page asks every few seconds while a trip is being booked. */
export const statusQuery = `
  query Status($id: ID!, $since: Int!) {
    bookingUpdates(bookingId: $id, sinceVersion: $since, waitMs: 0) {
      __typename version changed terminal hasMore nextPollAfterMs
      events { __typename version type status itemId message }
      booking { __typename id status version terminal payment { __typename id status } items { __typename id status order { __typename ... on FlightOrder { id state recordLocator } ... on HotelOrder { id state } } } }
    }
  }`
