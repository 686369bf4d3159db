import type { Viewer } from '@wayfare/auth'
import { json } from '@wayfare/database'
import { newId, sameMoney, sumMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import { convert, withInput } from '@wayfare/subgraph-kit'
import type { ExchangeRates } from '@wayfare/subgraph-kit'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Quote, QuotedItem } from '../booking.ts'
import { ownerOf } from '../owner.ts'
import { toQuote } from '../store/rows.ts'
import type { BookingTables } from '../store/tables.ts'
import { isUuid } from '../store/uuid.ts'
import type { OfferPrice, OfferPrices } from './offer-prices.ts'
import { quoteInput } from './quote-input.ts'
import type { QuoteInput } from './quote-input.ts'
import { offersUnavailable } from '../results.ts'

export interface QuotesParts {
  db: Kysely<BookingTables>
  prices: OfferPrices
  rates: ExchangeRates
  /** A quote never lives longer, whatever its suppliers promise: rates and moods change. */
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
      const before = await lastQuoted(parts.db, viewer)
      const items = offerIds.map((offer, index): QuotedItem => {
        const { total } = priced[index] as Extract<OfferPrice, { total: Money }>
        const { amount, rate } = convert(total, currency, sheet)
        return {
          ...offer,
          id: newId(),
          supplierPrice: total,
          price: amount,
          rate,
          previousPrice: movedFrom(before.get(offer.offerId), amount),
        }
      })
      const quote: Quote = {
        id: newId(),
        owner: ownerOf(viewer),
        items,
        total: sumMoney(
          items.map(({ price }) => price),
          currency,
        ),
        expiresAt: soonest(priced, parts.lastMs),
      }
      await store(parts.db, quote)
      return { __typename: 'TripQuote' as const, ...quote }
    }),

  find: async (id: string): Promise<Quote | undefined> => {
    if (!isUuid(id)) return undefined
    const row = await parts.db.selectFrom('quotes').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toQuote(row)
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

const soonest = (priced: readonly OfferPrice[], lastMs: number) => {
  const ends = priced.flatMap((price) =>
    'total' in price && price.expiresAt ? [price.expiresAt.getTime()] : [],
  )
  return new Date(Math.min(Date.now() + lastMs, ...ends))
}

const movedFrom = (before: Money | undefined, now: Money) =>
  before && before.currency === now.currency && !sameMoney(before, now) ? before : undefined

/** What the viewer was quoted last for each offer, within the lifetime that offers have. */
const lastQuoted = async (db: Kysely<BookingTables>, viewer: Viewer): Promise<ReadonlyMap<string, Money>> => {
  const rows = await db
    .selectFrom('quotes')
    .select('items')
    .where('viewer_id', '=', viewer.id)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .orderBy('created_at')
    .limit(50)
    .execute()
  const items = rows.flatMap((row) => row.items as readonly QuotedItem[])
  return new Map(items.map(({ offerId, price }) => [offerId, price]))
}

const store = (db: Kysely<BookingTables>, quote: Quote) =>
  db
    .insertInto('quotes')
    .values({
      id: quote.id,
      viewer_id: quote.owner.viewerId,
      agency_id: quote.owner.agencyId ?? null,
      total: json(quote.total),
      items: json(quote.items),
      expires_at: quote.expiresAt,
      created_at: sql<Date>`now()`,
    })
    .execute()
