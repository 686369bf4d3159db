import type { Viewer } from '@wayfare/auth'
import { invalid } from '@wayfare/domain'
import { pageOf, requirePageSize } from '@wayfare/subgraph-kit'
import type { Booking } from './booking.ts'
import type { QueryBookingsArgs } from './generated/resolvers.ts'
import type { BookingStore } from './store/booking-store.ts'

/** A page of the bookings that the viewer may see, newest first. */
export const createPages = (bookings: BookingStore) => ({
  bookings: async ({ first, after, status }: QueryBookingsArgs, viewer: Viewer) => {
    requirePageSize(first)
    const last = after ? bookingOf(after) : undefined
    const page = await bookings.page({ first, after: last, status: status ?? undefined }, viewer)
    const edges = page.bookings.map((node) => ({ node, cursor: cursorOf(node.id) }))
    return {
      edges,
      nodes: page.bookings,
      totalCount: page.totalCount,
      pageInfo: {
        hasNextPage: page.hasNext,
        hasPreviousPage: last !== undefined,
        startCursor: edges[0]?.cursor,
        endCursor: edges.at(-1)?.cursor,
      },
    }
  },

  /** A booking's history; a page of it. A booking has tens of events, so they are read whole. */
  events: async ({ id }: Booking, args: { first: number; after?: string | null }) =>
    pageOf(await bookings.events(id, 0, 10_000), args, ({ version }) => String(version)),
})

export type Pages = ReturnType<typeof createPages>

const cursorOf = (id: string) => Buffer.from(`after:${id}`).toString('base64url')

const bookingOf = (cursor: string) => {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (text.startsWith('after:')) return text.slice('after:'.length)
  throw invalid('after', 'is no cursor of this list', 'Send the endCursor of the page before.')
}
