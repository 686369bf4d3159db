import type { Viewer } from '@wayfare/auth'
import { invalid, isUuid } from '@wayfare/domain'
import { requirePageSize } from '@wayfare/subgraph-kit'
import type { Booking } from './booking.ts'
import type { QueryBookingsArgs } from './generated/resolvers.ts'
import type { BookingLoaders } from './loaders.ts'
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
})

export type Pages = ReturnType<typeof createPages>

/** A page of a booking's history. Each event is a version of the booking, from 1 on without gaps. */
export const eventsPage = async (
  { id, version: total }: Booking,
  { first, after }: { first: number; after?: string | null },
  events: BookingLoaders['events'],
) => {
  requirePageSize(first)
  const since = after ? versionOf(after) : 0
  const nodes = await events.load({ bookingId: id, since, limit: first })
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(String(node.version)) }))
  return {
    edges,
    nodes,
    totalCount: total,
    pageInfo: {
      hasNextPage: (nodes.at(-1)?.version ?? total) < total,
      hasPreviousPage: since > 0,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  }
}

const cursorOf = (key: string) => Buffer.from(`after:${key}`).toString('base64url')

const keyOf = (cursor: string, isKey: (key: string) => boolean) => {
  const text = Buffer.from(cursor.slice(0, 200), 'base64url').toString()
  const key = text.startsWith('after:') ? text.slice('after:'.length) : ''
  if (isKey(key)) return key
  throw invalid('after', 'is not a cursor of this list', 'Send the endCursor of the page before.')
}

const bookingOf = (cursor: string) => keyOf(cursor, isUuid)

const versionOf = (cursor: string) => Number(keyOf(cursor, (key) => /^\d{1,9}$/.test(key)))
