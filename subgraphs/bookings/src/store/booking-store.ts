import { hasScopes } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { mayRead } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import { json } from '@wayfare/database'
import { isUuid } from '@wayfare/domain'
import type { Booking, BookingEvent } from '../booking.ts'
import type { BookingStatus } from '../saga/saga-state.ts'
import { toBooking, toEvent } from './rows.ts'
import type { BookingTables, BookingsTable, EventsTable } from './tables.ts'

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

/** Events of one booking behind a version. */
export interface EventSlice {
  bookingId: string
  since: number
  limit: number
}

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
      const list = listOf(db, viewer, status)
      const counted = db.selectFrom(list.select('id').limit(mostCounted).as('counted'))
      const { count } = await counted.select(sql<string>`count(*)`.as('count')).executeTakeFirstOrThrow()
      const page = after ? list.where(behind(after)) : list
      const rows = await page
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(first + 1)
        .execute()
      return {
        bookings: await withItems(rows.slice(0, first)),
        totalCount: Number(count),
        hasNext: rows.length > first,
      }
    },

    eventsOf: (slices: readonly EventSlice[]) => eventsOf(db, slices),

    /** The version a booking is at, and nothing else: what a poll looks at while it waits. */
    version: async (id: string) =>
      (await db.selectFrom('bookings').select('version').where('id', '=', id).executeTakeFirst())?.version,
  }
}

export type BookingStore = ReturnType<typeof createBookingStore>

/** Events behind a version, oldest first, for several bookings at once. */
const eventsOf = async (
  db: Kysely<BookingTables>,
  slices: readonly EventSlice[],
): Promise<BookingEvent[][]> => {
  const wanted = json(
    slices.map(({ bookingId, since, limit }, slice) => ({ slice, id: bookingId, since, most: limit })),
  )
  const { rows } = await sql<Selectable<EventsTable> & { slice: number }>`
    select wanted.slice, found.*
    from jsonb_to_recordset(${wanted}) as wanted (slice int, id uuid, since int, most int)
    cross join lateral (
      select * from ${sql.table('bookings.booking_events')} event
      where event.booking_id = wanted.id and event.version > wanted.since
      order by event.version limit wanted.most) found
    order by wanted.slice, found.version`.execute(db)
  const bySlice = Map.groupBy(rows, ({ slice }) => slice)
  return slices.map((_, slice) => (bySlice.get(slice) ?? []).map(toEvent))
}

/** Counting further would take long and help nobody. */
const mostCounted = 10_000

/** The bookings that a viewer may see: the same rule as `mayRead`, as a condition, so that a page is full. */
const listOf = (db: Kysely<BookingTables>, viewer: Viewer, status: BookingQuery['status']) => {
  const { id, agencyId } = viewer
  const everything = viewer.kind === 'service' || hasScopes(viewer, [['bookings:any']])
  const agent = agencyId !== undefined && viewer.roles.includes('agent')
  return db
    .selectFrom('bookings')
    .$if(!everything, (query) =>
      query.where((is) =>
        agent ? is.or([is('viewer_id', '=', id), is('agency_id', '=', agencyId)]) : is('viewer_id', '=', id),
      ),
    )
    .$if(status !== undefined, (query) => query.where('status', 'in', ['', ...(status ?? [])]))
}

const behind = (id: string) =>
  sql<boolean>`(created_at, id) < (select created_at, id from ${sql.table('bookings.bookings')} where id = ${isUuid(id) ? id : null})`
