import { hasScopes } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { mayRead } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely'
import type { Booking, BookingEvent } from '../booking.ts'
import type { BookingStatus } from '../saga/saga-state.ts'
import { toBooking, toEvent } from './rows.ts'
import { isUuid } from './uuid.ts'
import type { BookingTables, BookingsTable } from './tables.ts'

export interface BookingPage {
  bookings: readonly Booking[]
  totalCount: number
  hasNext: boolean
}

export interface BookingQuery {
  first: number
  /** The id of the last booking of the page before. */
  after?: string
  status?: readonly BookingStatus[]
}

type Bookings<O> = SelectQueryBuilder<BookingTables, 'bookings', O>

/** Reads of bookings, each with the rule of who may see what. */
export const createBookingStore = (db: Kysely<BookingTables>) => {
  const withItems = async (rows: readonly Selectable<BookingsTable>[]): Promise<Booking[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const items = await db.selectFrom('booking_items').selectAll().where('booking_id', 'in', ids).execute()
    return rows.map((row) =>
      toBooking(
        row,
        items.filter(({ booking_id }) => booking_id === row.id),
      ),
    )
  }

  return {
    /** Missing: what is not there, and what the viewer may not see. */
    findMany: async (ids: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, Booking>> => {
      const known = ids.filter(isUuid)
      if (known.length === 0) return new Map()
      const rows = await db.selectFrom('bookings').selectAll().where('id', 'in', known).execute()
      const bookings = await withItems(rows)
      return new Map(
        bookings.filter(({ owner }) => mayRead(viewer, owner)).map((booking) => [booking.id, booking]),
      )
    },

    page: async ({ first, after, status }: BookingQuery, viewer: Viewer): Promise<BookingPage> => {
      const visible = <O>(query: Bookings<O>) => {
        const mine = visibleTo(query, viewer)
        return status ? mine.where('status', 'in', status.length > 0 ? [...status] : ['']) : mine
      }
      const { count } = await visible(
        db.selectFrom('bookings').select(sql<string>`count(*)`.as('count')),
      ).executeTakeFirstOrThrow()
      let query = visible(db.selectFrom('bookings').selectAll())
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(first + 1)
      if (after) query = query.where(behind(after))
      const rows = await query.execute()
      return {
        bookings: await withItems(rows.slice(0, first)),
        totalCount: Number(count),
        hasNext: rows.length > first,
      }
    },

    /** Events behind a version, oldest first. */
    events: async (bookingId: string, since: number, limit: number): Promise<BookingEvent[]> => {
      const query = db.selectFrom('booking_events').selectAll().where('booking_id', '=', bookingId)
      return (await query.where('version', '>', since).orderBy('version').limit(limit).execute()).map(toEvent)
    },

    /** The version a booking is at, and nothing else: what a poll looks at while it waits. */
    version: async (id: string) =>
      (await db.selectFrom('bookings').select('version').where('id', '=', id).executeTakeFirst())?.version,
  }
}

export type BookingStore = ReturnType<typeof createBookingStore>

/** The same rule as `mayRead`, as a condition, so that a page is a page. */
const visibleTo = <O>(query: Bookings<O>, viewer: Viewer): Bookings<O> => {
  if (viewer.kind === 'service' || hasScopes(viewer, [['bookings:any']])) return query
  const { id, agencyId } = viewer
  const agent = agencyId !== undefined && viewer.roles.includes('agent')
  return query.where((is) =>
    agent ? is.or([is('viewer_id', '=', id), is('agency_id', '=', agencyId)]) : is('viewer_id', '=', id),
  )
}

const behind = (id: string) =>
  sql<boolean>`(created_at, id) < (select created_at, id from ${sql.table('bookings.bookings')} where id = ${isUuid(id) ? id : null})`
