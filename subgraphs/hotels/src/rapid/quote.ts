import { DomainError } from '@wayfare/domain'
import type { Unavailable } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { HotelOffer } from '../hotel.ts'
import { decodeRef, occupancyText } from '../offer-ref.ts'
import type { OfferRef } from '../offer-ref.ts'
import { getAvailability } from './availability.ts'
import { isDeadLink } from './errors.ts'
import { linkPath } from './link.ts'
import { choicesOf, toOffer } from './translate.ts'
import type { Choice } from './translate.ts'
import { priceCheckAnswer } from './wire.ts'
import type { WirePriceCheck } from './wire.ts'

/** An offer at its price of this moment, and the path that books it. */
export interface Quoted {
  offer: HotelOffer
  bookPath: string
  /** Whether Rapid holds the rate: it does for single rooms only. */
  holdable: boolean
}

export interface Quoting {
  client: SupplierClient
  pointOfSale: string
  /** Whether rates are held that can be; else every room is booked when the trip is confirmed. */
  holds: boolean
}

/** All rates of a property have to be seen to find one again; so many properties make one answer of a bearable size. */
const propertiesAtOnce = 20
const allRates = 250

/**
 * Prices offers again, each under its ref, whatever becomes of the others: those of one stay share an availability call,
 * which describes them, and each has a price check of its own, which prices it.
 */
export const quoteAll = async (
  quoting: Quoting,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Quoted | Unavailable | Error>> => {
  const describe = createDescriber(quoting, refs.flatMap(tryDecode), signal)
  const outcomes = await Promise.allSettled(
    refs.map(async (text) => quoteOne(quoting, { text, ref: decodeRef(text), describe }, signal)),
  )
  return new Map(
    outcomes.map((outcome, index) => [
      refs[index]!,
      outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error),
    ]),
  )
}

interface Quote {
  text: string
  ref: OfferRef
  /** The rate as it is on sale now; undefined when it is not. */
  describe: (ref: OfferRef) => Promise<Choice | undefined>
}

const quoteOne = async (quoting: Quoting, { text, ref, describe }: Quote, signal: AbortSignal) => {
  const path = `properties/${ref.hotelId}/rooms/${ref.roomId}/rates/${ref.rateId}`
  const [choice, first] = await Promise.all([
    describe(ref),
    checkPrice(quoting.client, { path, query: { token: ref.token } }, signal),
  ])
  if (!choice) return soldOut
  const fresh = linkPath(choice.beds.links.price_check.href)
  const check = first === 'expired' ? await checkPrice(quoting.client, { path: fresh }, signal) : first
  if (check === 'expired' || check.status === 'sold_out') return soldOut
  const book = check.links?.book?.href
  if (!book || !check.occupancy_pricing)
    throw new DomainError('BAD_ANSWER', 'rapid checked a price without one', { supplier: 'rapid' })
  const now = { at: new Date(), ref: text, pricing: check.occupancy_pricing }
  const holdable = quoting.holds && choice.rate.holdable === true && ref.rooms.length === 1
  return { offer: toOffer(choice, ref, now), bookPath: linkPath(book), holdable }
}

const soldOut: Unavailable = { unavailable: 'SOLD_OUT' }

const checkPrice = (
  client: SupplierClient,
  link: { path: string; query?: { token: string } },
  signal: AbortSignal,
) =>
  client.call<WirePriceCheck | 'expired'>({
    ...link,
    operation: 'priceCheck',
    schema: priceCheckAnswer,
    refusal: (answer) => (isDeadLink(answer) ? 'expired' : undefined),
    signal,
  })

const tryDecode = (text: string): OfferRef[] => {
  try {
    return [decodeRef(text)]
  } catch {
    return [] // answered as an error under its own ref
  }
}

/** Asks for each stay's properties once, however many offers of it there are. */
const createDescriber = (
  { client, pointOfSale, holds }: Quoting,
  refs: readonly OfferRef[],
  signal: AbortSignal,
) => {
  const asked = new Map<string, Promise<Choice[]>>()
  for (const ofStay of Map.groupBy(refs, stayKey).values()) {
    const ids = [...new Set(ofStay.map(({ hotelId }) => hotelId))]
    for (let start = 0; start < ids.length; start += propertiesAtOnce) {
      const propertyIds = ids.slice(start, start + propertiesAtOnce)
      const query = { stay: ofStay[0]!, propertyIds, ratesPerProperty: allRates, pointOfSale, holds }
      const answer = getAvailability(client, query, signal).then((found) => found.flatMap(choicesOf))
      answer.catch(() => undefined) // whoever asks hears of it
      for (const id of propertyIds) asked.set(`${stayKey(ofStay[0]!)} ${id}`, answer)
    }
  }
  return async (ref: OfferRef) =>
    (await asked.get(`${stayKey(ref)} ${ref.hotelId}`))?.find(
      ({ hotelId, room, rate, beds }) =>
        hotelId === ref.hotelId &&
        room.id === ref.roomId &&
        rate.id === ref.rateId &&
        beds.id === ref.bedGroupId,
    )
}

const stayKey = ({ checkIn, checkOut, currency, rooms }: OfferRef) =>
  [checkIn, checkOut, currency, ...rooms.map(occupancyText)].join(' ')
