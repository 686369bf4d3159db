import { createLoader } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import DataLoader from 'dataloader'
import type { BookingEvent } from './booking.ts'
import type { BookingStore, EventSlice } from './store/booking-store.ts'

export const createLoaders = (bookings: BookingStore, { viewer }: SubgraphContext) => ({
  bookings: createLoader((ids) => bookings.findMany(ids, viewer), { what: 'The booking' }),
  events: new DataLoader<EventSlice, readonly BookingEvent[], string>((slices) => bookings.eventsOf(slices), {
    cacheKeyFn: ({ bookingId, since, limit }) => `${bookingId} ${since} ${limit}`,
  }),
})

export type BookingLoaders = ReturnType<typeof createLoaders>
