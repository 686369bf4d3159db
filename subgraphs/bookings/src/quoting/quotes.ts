import type { Viewer } from '@wayfare/auth'
import { json } from '@wayfare/database'
import { chargeable, isUuid, newId, sameMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import { convert, withInput } from '@wayfare/subgraph-kit'
import type { ExchangeRates } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Quote, QuotedItem } from '../booking.ts'
import { ownerOf } from '../owner.ts'
import { toQuote } from '../store/rows.ts'
import type { BookingTables } from '../store/tables.ts'
import type { OfferPrice, OfferPrices } from './offer-prices.ts'
import { quoteInput } from './quote-input.ts'
import type { QuoteInput } from './quote-input.ts'
import { offersUnavailable } from '../results.ts'
import { tripTotal } from './trip-total.ts'

export interface QuotesParts {
  db: Kysely<BookingTables>
  prices: OfferPrices
  rates: ExchangeRates
  /** A quote never lives longer, in milliseconds, whatever its suppliers promise: prices and rates change. */
  lastMs: number
}

export const createQuotes = (parts: QuotesParts) => ({
  /** The offers at their prices of this moment, stored to be booked; or which of them cannot be had. */
  quote: (input: unknown, viewer: Viewer, signal: AbortSignal) =>
    withInput(quoteInput, input, async ({ offerIds, currency }) => {
      const priced = await priceAll(parts.prices, offerIds, signal)
      const missing = priced.filter((price) => 'unavailable' in price)
      if (missing.length > 0) return offersUnavailable(missing)
      const sheet = await parts.rates.sheet(signal)
      const before = await lastQuoted(parts.db, viewer, offerIds)
      const items = offerIds.map((offer, index): QuotedItem => {
        const { total, requirements } = priced[index] as Extract<OfferPrice, { total: Money }>
        const { amount, rate } = convert(total, currency, sheet)
        const price = chargeable(amount)
        return {
          ...offer,
          id: newId(),
          supplierPrice: total,
          price,
          rate,
          previousPrice: movedFrom(before.get(offer.offerId), price),
          requirements,
        }
      })
      const quote = await store(parts, {
        id: newId(),
        owner: ownerOf(viewer),
        items,
        total: tripTotal(
          items.map(({ price }) => price),
          currency,
        ),
        offersEnd: soonest(priced),
      })
      return { __typename: 'TripQuote' as const, ...quote }
    }),

  find: async (id: string): Promise<(Quote & { expired: boolean }) | undefined> => {
    if (!isUuid(id)) return undefined
    const row = await parts.db
      .selectFrom('quotes')
      .selectAll()
      .select(sql<boolean>`expires_at <= now()`.as('expired'))
      .where('id', '=', id)
      .executeTakeFirst()
    return row && { ...toQuote(row), expired: row.expired }
  },
})

export type Quotes = ReturnType<typeof createQuotes>

/** One call a vertical, all at once; the prices in the order of the offers. */
const priceAll = async (prices: OfferPrices, offers: QuoteInput['offerIds'], signal: AbortSignal) => {
  const byType = Map.groupBy(offers, ({ offerType }) => offerType)
  const asked = [...byType].map(([offerType, group]) =>
    prices({ offerType, service: group[0]!.service, offerIds: group.map(({ offerId }) => offerId) }, signal),
  )
  const found = new Map((await Promise.all(asked)).flat().map((price) => [price.offerId, price]))
  return offers.map(({ offerId }) => found.get(offerId)!)
}

/** When the first of the offers ends; undefined when no supplier says so. */
const soonest = (priced: readonly OfferPrice[]) => {
  const ends = priced.flatMap((price) =>
    'total' in price && price.expiresAt ? [price.expiresAt.getTime()] : [],
  )
  return ends.length > 0 ? new Date(Math.min(...ends)) : undefined
}

const movedFrom = (before: Money | undefined, now: Money) =>
  before && before.currency === now.currency && !sameMoney(before, now) ? before : undefined

/** Quotes of a viewer that are looked through for an earlier price. */
const mostQuotes = 100

/** What the viewer was quoted last for each of the offers, within the hour that offers live. */
const lastQuoted = async (
  db: Kysely<BookingTables>,
  viewer: Viewer,
  offers: QuoteInput['offerIds'],
): Promise<ReadonlyMap<string, Money>> => {
  const wanted = new Set(offers.map(({ offerId }) => offerId))
  const recent = db
    .selectFrom('quotes')
    .select(['items', 'created_at'])
    .where('viewer_id', '=', viewer.id)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .orderBy('created_at', 'desc')
    .limit(mostQuotes)
  const rows = await db
    .selectFrom(recent.as('recent'))
    .innerJoin(
      sql<{ item: QuotedItem }>`jsonb_array_elements(recent.items)`.as<'each'>(sql`each(item)`),
      (join) => join.onTrue(),
    )
    .select('each.item')
    .where(sql<string>`each.item ->> 'offerId'`, 'in', [...wanted])
    .orderBy('recent.created_at')
    .execute()
  return new Map(rows.map(({ item }) => [item.offerId, item.price]))
}

interface NewQuote extends Omit<Quote, 'expiresAt'> {
  offersEnd?: Date
}

/** Ends by the database's clock, which every process compares with. */
const store = async (
  { db, lastMs }: Pick<QuotesParts, 'db' | 'lastMs'>,
  { offersEnd, ...quote }: NewQuote,
): Promise<Quote> => {
  const { expires_at: expiresAt } = await db
    .insertInto('quotes')
    .values({
      id: quote.id,
      viewer_id: quote.owner.viewerId,
      agency_id: quote.owner.agencyId ?? null,
      total: json(quote.total),
      items: json(quote.items),
      booked: false,
      expires_at: sql<Date>`least(now() + make_interval(secs => ${lastMs / 1_000}), ${offersEnd ?? null}::timestamptz)`,
      created_at: sql<Date>`now()`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return { ...quote, expiresAt }
}
