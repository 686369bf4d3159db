import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { Cancellations } from './cancelling/cancellations.ts'
import type { TripBooking } from './trip/book-trip.ts'
import type { TravellerChecks } from './trip/travellers.ts'
import type { BookingLoaders } from './loaders.ts'
import type { Pages } from './pages.ts'
import type { Quotes } from './quoting/quotes.ts'
import type { Polls } from './updates.ts'

/** What the service does, the same for every request. */
export interface BookingServices {
  quotes: Quotes
  trips: TripBooking
  travellerChecks: TravellerChecks
  polls: Polls
  pages: Pages
  cancellations: Cancellations
}

export interface BookingsContext extends SubgraphContext, BookingServices {
  loaders: BookingLoaders
}
