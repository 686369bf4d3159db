import { DomainError } from '@wayfare/domain'
import type { RecentQuotes, Unavailable } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { HotelOffer } from '../hotel.ts'
import { decodeRef } from '../offer-ref.ts'
import type { OfferRef } from '../offer-ref.ts'
import { isDeadLink } from './errors.ts'
import { linkPath } from './link.ts'
import type { KnownRate, Rates } from './rates.ts'
import { toOffer } from './translate.ts'
import { priceCheckAnswer } from './wire.ts'
import type { WirePriceCheck } from './wire.ts'

/** An offer at its price of this moment, and the path that books it. JSON. */
export interface Quoted {
  offer: HotelOffer
  bookPath: string
  /** Whether Rapid holds the rate: it does for single rooms only. */
  holdable: boolean
}

export interface Quoting {
  client: SupplierClient
  rates: Rates
  recent: RecentQuotes<Quoted>
  /** Whether rates are held that can be; else every room is booked when the trip is confirmed. */
  holds: boolean
}

type Outcome = Quoted | Unavailable

/**
 * Prices offers again, each under its ref, whatever becomes of the others. A price of the last seconds is not checked
 * twice: quoting a trip and showing the quoted offers are two requests.
 */
export const quoteAll = async (
  quoting: Quoting,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Outcome | Error>> => {
  const entries = await Promise.all(
    texts.map(async (text) => [text, await quoting.recent.toShow(text)] as const),
  )
  const current = new Map(entries.flatMap(([text, quote]) => (quote ? [[text, quote] as const] : [])))
  const rest = texts.filter((text) => !current.has(text))
  return new Map<string, Outcome | Error>([...current, ...(await quoteAnew(quoting, rest, signal))])
}

/** Rates that are not known share availability calls. */
const quoteAnew = async (
  quoting: Quoting,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Outcome | Error>> => {
  const { rates } = quoting
  const refs = new Map(texts.map((text) => [text, tryDecode(text)]))
  const decoded = [...refs.values()].filter((ref): ref is OfferRef => !(ref instanceof Error))
  const known = new Map(await Promise.all(decoded.map(async (ref) => [ref, await rates.known(ref)] as const)))
  const unknown = decoded.filter((ref) => !known.get(ref))
  const shopped = unknown.length > 0 ? rates.shop(unknown, signal) : undefined
  shopped?.catch(() => undefined) // those who await it get the error
  const find = async (ref: OfferRef) => known.get(ref) ?? (await shopped)?.(ref)
  const quoted = await Promise.all(
    [...refs].map(async ([text, ref]) => {
      if (ref instanceof Error) return [text, ref] as const
      return [text, await quoteOne(quoting, { text, ref, find }, signal).catch(toError)] as const
    }),
  )
  await Promise.all(quoted.map(([text, outcome]) => keep(quoting.recent, text, outcome)))
  return new Map(quoted)
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

const tryDecode = (text: string): OfferRef | Error => {
  try {
    return decodeRef(text)
  } catch (error) {
    return toError(error)
  }
}

/** What must be left of a book link for the order that follows. */
const marginMs = 2 * 60_000

const keep = async (recent: RecentQuotes<Quoted>, text: string, outcome: Outcome | Error) => {
  if (outcome instanceof Error) return
  if ('unavailable' in outcome) return recent.forget(text)
  const { expiresAt } = outcome.offer
  await recent.keep(text, outcome, expiresAt ? Date.parse(expiresAt) - Date.now() - marginMs : undefined)
}

/** The quote of the last minutes, else a new one. Rapid itself refuses to book at a price that has moved. */
export const recentQuote = async (quoting: Quoting, text: string, signal: AbortSignal): Promise<Outcome> => {
  const recent = await quoting.recent.toOrder(text)
  if (recent) return recent
  const outcome = (await quoteAnew(quoting, [text], signal)).get(text)!
  if (outcome instanceof Error) throw outcome
  return outcome
}

interface Quote {
  text: string
  ref: OfferRef
  /** The rate as far as it is known, else as it is on sale now; undefined when it is not. */
  find: (ref: OfferRef) => Promise<KnownRate | undefined>
}

const quoteOne = async (
  quoting: Quoting,
  { text, ref, find }: Quote,
  signal: AbortSignal,
): Promise<Outcome> => {
  const first = await find(ref)
  if (!first) return soldOut
  const check = await checkPrice(quoting.client, first, signal)
  if (check !== 'expired') return toQuoted(quoting, { text, ref, rate: first, check })
  const second = (await quoting.rates.shop([ref], signal))(ref)
  const renewed = second && (await checkPrice(quoting.client, second, signal))
  if (!renewed || renewed === 'expired') return soldOut
  return toQuoted(quoting, { text, ref, rate: second, check: renewed })
}

const soldOut: Unavailable = { unavailable: 'SOLD_OUT' }

interface Checked {
  text: string
  ref: OfferRef
  rate: KnownRate
  check: WirePriceCheck
}

const toQuoted = ({ holds }: Quoting, { text, ref, rate, check }: Checked): Outcome => {
  if (check.status === 'sold_out') return soldOut
  const book = check.links?.book
  if (!book || !check.occupancy_pricing)
    throw new DomainError('BAD_ANSWER', 'The hotel supplier confirmed a price without telling it.', {
      supplier: 'rapid',
    })
  const pricing = check.occupancy_pricing
  const offer = toOffer({ ...rate, pricing }, ref, { at: new Date(), ref: text })
  return {
    offer: { ...offer, expiresAt: book.expires ?? offer.expiresAt },
    bookPath: linkPath(book.href),
    holdable: holds && rate.rate.holdable === true && ref.rooms.length === 1,
  }
}

const checkPrice = (client: SupplierClient, { beds }: KnownRate, signal: AbortSignal) =>
  client.call<WirePriceCheck | 'expired'>({
    operation: 'priceCheck',
    path: linkPath(beds.links.price_check.href),
    schema: priceCheckAnswer,
    refusal: (answer) => (isDeadLink(answer) ? 'expired' : undefined),
    signal,
  })
