import { createLoader } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { BookingStore } from './store/booking-store.ts'

export const createLoaders = (bookings: BookingStore, { viewer }: SubgraphContext) => ({
  bookings: createLoader((ids) => bookings.findMany(ids, viewer), { what: 'The booking' }),
})

export type BookingLoaders = ReturnType<typeof createLoaders>
