import type { Secret } from '@wayfare/config'
import { createSupplierClient } from '@wayfare/supplier-client'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { Logger } from '@wayfare/telemetry'
import type { FlightOffer, FlightSearch, FlightSupplier } from '../flight.ts'
import { refuseSearch } from './errors.ts'
import { getOffer } from './offer.ts'
import { duffelOrders } from './orders.ts'
import { toOffer } from './translate.ts'
import { offerRequestAnswer, offersAnswer } from './wire.ts'

export interface DuffelConfig {
  /** `https://api.duffel.com`. */
  url: string
  token: Secret
  /** How long an order may take to appear after its answer was lost: Duffel allows itself 120 s. */
  settleMs: number
}

/** Flights of Duffel's API v2: search, price, hold, pay, cancel. */
export const duffelFlights = (config: DuffelConfig, log: Logger): FlightSupplier => {
  const client = createSupplierClient({
    supplier: 'duffel',
    baseUrl: config.url,
    sign: () => ({ authorization: `Bearer ${config.token.reveal()}`, 'duffel-version': 'v2' }),
    resilience: { rate: { perSecond: 20, burst: 60 } },
    log,
  })
  return {
    ...duffelOrders(client, config.settleMs),
    search: (search) => ({ supplier: 'duffel', search: (signal) => pages(client, search, signal) }),
    reprice: async (ref, signal) => {
      const offer = await getOffer(client, ref, signal)
      return 'unavailable' in offer ? offer : toOffer(offer, new Date())
    },
  }
}

/** One offer request; its offers are then read page by page, so that a deadline keeps what has arrived. */
const pages = async function* (
  client: SupplierClient,
  search: FlightSearch,
  signal: AbortSignal,
): AsyncIterable<FlightOffer[]> {
  const created = await client.call({
    operation: 'createOfferRequest',
    method: 'POST',
    path: 'air/offer_requests',
    query: { return_offers: false, supplier_timeout: 10_000 },
    json: { data: toOfferRequest(search) },
    schema: offerRequestAnswer,
    refusal: refuseSearch,
    timeoutMs: 20_000,
    safeToRepeat: true, // asking for offers orders nothing
    signal,
  })
  let after: string | undefined
  do {
    const query = { offer_request_id: created.data.id, limit: 200, after }
    const page = await client.call({
      operation: 'listOffers',
      path: 'air/offers',
      query,
      schema: offersAnswer,
      signal,
    })
    const now = new Date()
    yield page.data.map((offer) => toOffer(offer, now))
    after = page.meta?.after ?? undefined
  } while (after)
}

const toOfferRequest = ({ slices, travellers, cabin }: FlightSearch) => ({
  slices: slices.map(({ from, to, date }) => ({ origin: from, destination: to, departure_date: date })),
  passengers: travellers.map(({ type, age }) =>
    type === 'ADULT' ? { type: 'adult' } : age === undefined ? { type: 'infant_without_seat' } : { age },
  ),
  ...(cabin ? { cabin_class: cabin.toLowerCase() } : {}),
})
