import type { Cache } from '@wayfare/cache'
import { occupancyText } from '../offer-ref.ts'
import type { OfferRef } from '../offer-ref.ts'
import type { Stay } from '../hotel.ts'
import { getAvailability } from './availability.ts'
import type { Shopping } from './availability.ts'
import { choicesOf } from './translate.ts'
import type { Choice, StayInCurrency } from './translate.ts'
import type { WireProperty } from './wire.ts'

/** A rate as a search told of it, without prices: its room, beds, terms and price-check link. */
export type KnownRate = Omit<Choice, 'pricing'>

/**
 * The rates that searches have seen, kept for all processes as long as their price-check links are good. Pricing an
 * offer again needs no availability call for a rate that is known.
 */
export interface Rates {
  /** Undefined where no search has seen the rate lately. */
  known(ref: OfferRef): Promise<KnownRate | undefined>
  remember(stay: Stay, properties: readonly WireProperty[]): Promise<void>
  /** The rates of these offers as they are on sale now: one call for the properties of each stay. What is gone is missing. */
  shop(refs: readonly OfferRef[], signal: AbortSignal): Promise<(ref: OfferRef) => KnownRate | undefined>
}

export interface RatesOptions extends Shopping {
  cache: Cache
  pointOfSale: string
  /** The currency that rates are asked for in; it decides nothing of what is billed. */
  currency: string
  /** Whether to ask which rates can be held. */
  holds: boolean
}

/** All rates of a property have to be seen to find one again; so many properties make one answer of a bearable size. */
const propertiesAtOnce = 20
const allRates = 250
/** For links without an end of their own. */
const defaultLifeMs = 15 * 60_000
/** A link that expires while it is followed cannot be used. */
const marginMs = 30_000

export const createRates = (options: RatesOptions): Rates => {
  const { cache, pointOfSale, holds, currency } = options
  const remember = async (stay: Stay, properties: readonly WireProperty[]) => {
    await Promise.all(
      properties.map(async (property) => {
        const rates = choicesOf(property).map(unpriced)
        if (rates.length > 0) await cache.set(keyOf(stay, property.property_id), rates, lifeOf(rates))
      }),
    )
  }
  const shopBatch = async (of: Stay, propertyIds: readonly string[], signal: AbortSignal) => {
    const stay: StayInCurrency = { ...of, currency }
    const query = { stay, propertyIds, pointOfSale, holds, ratesPerProperty: allRates }
    const found = await getAvailability(options, query, signal)
    await remember(stay, found)
    return found.flatMap(choicesOf).map((choice) => ({ stay: stayKey(stay), choice }))
  }
  return {
    remember,
    known: async (ref) => {
      const rates = await cache.get<readonly KnownRate[]>(keyOf(ref, ref.hotelId))
      const rate = rates?.find((each) => isRateOf(each, ref))
      return rate && untilOf(rate) > Date.now() + marginMs ? rate : undefined
    },
    shop: async (refs, signal) => {
      const batches = [...Map.groupBy(refs, stayKey).values()].flatMap((ofStay) =>
        batchesOf([...new Set(ofStay.map(({ hotelId }) => hotelId))]).map((ids) =>
          shopBatch(ofStay[0]!, ids, signal),
        ),
      )
      const found = (await Promise.all(batches)).flat()
      return (ref) => found.find(({ stay, choice }) => stay === stayKey(ref) && isRateOf(choice, ref))?.choice
    },
  }
}

const batchesOf = (ids: readonly string[]) =>
  Array.from({ length: Math.ceil(ids.length / propertiesAtOnce) }, (_, index) =>
    ids.slice(index * propertiesAtOnce, (index + 1) * propertiesAtOnce),
  )

const unpriced = ({ hotelId, room, rate, beds }: Choice): KnownRate => ({ hotelId, room, rate, beds })

const stayKey = ({ checkIn, checkOut, rooms }: Stay) =>
  [checkIn, checkOut, ...rooms.map(occupancyText)].join(' ')

const keyOf = (stay: Stay, hotelId: string) => `hotels:rapid:rates:${hotelId} ${stayKey(stay)}`

const untilOf = ({ beds }: KnownRate) => Date.parse(beds.links.price_check.expires ?? '') || Infinity

const lifeOf = (rates: readonly KnownRate[]) => {
  const until = Math.min(...rates.map(untilOf))
  return Number.isFinite(until) ? Math.max(1, until - Date.now()) : defaultLifeMs
}

const isRateOf = ({ hotelId, room, rate, beds }: KnownRate, ref: OfferRef) =>
  hotelId === ref.hotelId && room.id === ref.roomId && rate.id === ref.rateId && beds.id === ref.bedGroupId
