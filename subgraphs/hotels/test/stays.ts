import { randomUUID } from 'node:crypto'
import { openCache } from '@wayfare/cache'
import type { Cache } from '@wayfare/cache'
import { Secret } from '@wayfare/config'
import { addDays } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal } from '@wayfare/subgraph-kit'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { createSupplierClient } from '@wayfare/supplier-client'
import { createLogger } from '@wayfare/telemetry'
import { ada } from '@wayfare/test-kit'
import type { HotelsConfig } from '../src/config.ts'
import type { HotelOffer, HotelOrderDetails, HotelSearch, HotelSupplier } from '../src/hotel.ts'
import { decodeRef } from '../src/offer-ref.ts'
import { getAvailability } from '../src/rapid/availability.ts'
import { signature } from '../src/rapid/signature.ts'
import { choicesOf } from '../src/rapid/translate.ts'
import { rapidHotels } from '../src/rapid/rapid-hotels.ts'

export const log = createLogger('test', { level: 'silent' })
export const signal = new AbortController().signal

const today = new Date().toISOString().slice(0, 10)
export const inDays = (days: number) => addDays(today, days)

export const aSearch = (given: Partial<HotelSearch> = {}): HotelSearch => ({
  place: 'PAR',
  checkIn: inDays(40),
  checkOut: inDays(43),
  rooms: [{ adults: 2, childAges: [] }],
  ...given,
})

export const rapidConfig = ({ rapid }: Sandbox, url = rapid.url): HotelsConfig['rapid'] => ({
  url,
  key: new Secret(rapid.apiKey),
  secret: new Secret(rapid.sharedSecret),
  pointOfSale: 'US',
  currency: 'USD',
  holds: true,
  settleMs: 2_000,
  callsPerSecond: 50,
  billingAddress: {
    line_1: '1 Main Street',
    city: 'Berlin',
    state_province_code: undefined,
    postal_code: '10115',
    country_code: 'DE',
  },
})

export const openRapid = async (sandbox: Sandbox, url?: string, cache?: Cache) =>
  rapidHotels(rapidConfig(sandbox, url), { cache: cache ?? (await openCache({}, log)), log })

export const searchAll = async (supplier: HotelSupplier, search = aSearch()): Promise<HotelOffer[]> => {
  const offers: HotelOffer[] = []
  for await (const page of supplier.search(search).search(signal)) offers.push(...page)
  return offers
}

export const aRequest = (
  offer: Pick<HotelOffer, 'ref'> & { price: { total: Money } },
  given: Partial<OrderRequest> = {},
): OrderRequest => ({
  offer: offer.ref,
  expected: offer.price.total,
  clientReference: `WF${randomUUID().replaceAll('-', '').slice(0, 20)}`,
  travellers: [ada],
  contact: { email: 'ada@example.com', phone: '+442071234567' },
  clientIp: '203.0.113.7',
  ...given,
})

/** What was placed; fails the test where it was refused. */
export const placed = (outcome: Placed<HotelOrderDetails> | Refusal | { outcome: 'DEFERRED' }) => {
  if (outcome.outcome === 'PLACED') return outcome.order
  throw new Error(`not placed: ${JSON.stringify(outcome)}`)
}

/** `rate bed group` of the offers that can be held, as the wire says: an offer itself does not tell. */
const holdableAmong = async (sandbox: Sandbox, offers: readonly HotelOffer[]): Promise<Set<string>> => {
  const config = rapidConfig(sandbox)
  const client = createSupplierClient({
    supplier: 'rapid',
    baseUrl: config.url,
    sign: () => ({ authorization: signature(config, new Date()) }),
    log,
  })
  const propertyIds = [...new Set(offers.map(({ hotelId }) => hotelId))]
  const query = { stay: { ...aSearch(), currency: 'USD' }, propertyIds, ratesPerProperty: 250 }
  const found = await getAvailability({ client, log }, { ...query, pointOfSale: 'US', holds: true }, signal)
  const choices = found.flatMap(choicesOf).filter(({ rate }) => rate.holdable)
  return new Set(choices.map(({ rate, beds }) => `${rate.id} ${beds.id}`))
}

/** An offer of a hotel that no other test uses: rooms run out, and raised prices stay. It can be held unless told. */
export type FreshOffer = (fits?: (offer: HotelOffer) => boolean, held?: boolean) => HotelOffer

export const createFreshOffers = async (
  sandbox: Sandbox,
  offers: readonly HotelOffer[],
): Promise<FreshOffer> => {
  const used = new Set<string>()
  const holdable = await holdableAmong(sandbox, offers)
  return (fits = () => true, held = true) => {
    const fresh = offers.filter((each) => !used.has(each.hotelId) && (each.roomsLeft ?? 0) > 2)
    const offer = fresh.find((each) => holdable.has(rateOf(each)) === held && fits(each))!
    used.add(offer.hotelId)
    return offer
  }
}

export const rateOf = ({ ref }: HotelOffer) => {
  const { rateId, bedGroupId } = decodeRef(ref)
  return `${rateId} ${bedGroupId}`
}

export const withStaleLinks = <T>(value: T): T =>
  value === undefined ? value : JSON.parse(JSON.stringify(value).replaceAll(/token=[^"]+/g, 'token=stale'))
