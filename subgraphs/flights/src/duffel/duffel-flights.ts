import type { Cache } from '@wayfare/cache'
import type { Secret } from '@wayfare/config'
import { createRecentQuotes } from '@wayfare/subgraph-kit'
import { createSupplierClient } from '@wayfare/supplier-client'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { Logger } from '@wayfare/telemetry'
import type { FlightOffer, FlightSearch, FlightSupplier, FlightTraveller } from '../flight.ts'
import { requestOffers } from './offer-request.ts'
import type { OfferRequestInput } from './offer-request.ts'
import { getOffer } from './offer.ts'
import type { RecentOffers } from './offer.ts'
import { duffelOrders } from './orders.ts'
import { toOffer } from './translate.ts'

export interface DuffelConfig {
  /** `https://api.duffel.com`. */
  url: string
  token: Secret
  /** How long an order may take to appear after its answer was lost: Duffel allows itself 120 s. */
  settleMs: number
  /** How long Duffel may take to make an order or to pay for one, in ms: it asks callers to wait for 130 s. */
  orderTimeoutMs: number
  /** What this process may call; three times as many at once after a quiet time. */
  callsPerSecond: number
}

/** Flights of Duffel's API v2: search, price, hold, pay, cancel. */
export const duffelFlights = (
  config: DuffelConfig,
  { cache, log }: { cache: Cache; log: Logger },
): FlightSupplier => {
  const { callsPerSecond } = config
  const client = createSupplierClient({
    supplier: 'duffel',
    baseUrl: config.url,
    sign: () => ({ authorization: `Bearer ${config.token.reveal()}`, 'duffel-version': 'v2' }),
    resilience: { rate: { perSecond: callsPerSecond, burst: 3 * callsPerSecond } },
    log,
  })
  const recent: RecentOffers = createRecentQuotes(cache, 'duffel')
  return {
    ...duffelOrders(client.lane('booking'), { ...config, recent }),
    search: (search) => ({
      supplier: 'duffel',
      search: (signal) => pages(client.lane('search'), search, signal),
    }),
    reprice: async (ref, signal) => {
      const offer =
        (await recent.toShow(ref)) ?? (await getOffer({ client: client.lane('quote'), recent }, ref, signal))
      return 'unavailable' in offer ? offer : toOffer(offer, new Date())
    },
  }
}

const pages = async function* (
  client: SupplierClient,
  search: FlightSearch,
  signal: AbortSignal,
): AsyncIterable<FlightOffer[]> {
  for await (const page of requestOffers(client, toOfferRequest(search), signal)) {
    const now = new Date()
    yield page.map((offer) => toOffer(offer, now))
  }
}

const toOfferRequest = ({ slices, travellers, cabin }: FlightSearch): OfferRequestInput => ({
  slices: slices.map(({ from, to, date }) => ({ origin: from, destination: to, departure_date: date })),
  passengers: travellers.map(toPassenger),
  ...(cabin ? { cabin_class: cabin.toLowerCase() } : {}),
})

/** Duffel wants the age of everybody younger than 18; an infant whose age was not given may be 0 or 1. */
const toPassenger = ({ type, age }: FlightTraveller) => {
  if (age !== undefined) return { age }
  return { type: type === 'INFANT' ? 'infant_without_seat' : 'adult' }
}
