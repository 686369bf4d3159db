import { DomainError } from '@wayfare/domain'
import type { SupplierClient } from '@wayfare/supplier-client'
import { refuseSearch } from './errors.ts'
import { offerRequestAnswer, offersAnswer, wireOffer } from './wire.ts'
import type { WireOffer } from './wire.ts'

/** The body of `POST /air/offer_requests`. */
export interface OfferRequestInput {
  slices: readonly { origin: string; destination: string; departure_date: string }[]
  /** A passenger has a type or an age, never both. */
  passengers: readonly ({ type: string } | { age: number })[]
  cabin_class?: string
}

/** One offer request; its offers are then read page by page, so that a deadline keeps what has arrived. */
export const requestOffers = async function* (
  client: SupplierClient,
  data: OfferRequestInput,
  signal: AbortSignal,
): AsyncIterable<WireOffer[]> {
  const created = await client.call({
    operation: 'createOfferRequest',
    method: 'POST',
    path: 'air/offer_requests',
    query: { return_offers: false, supplier_timeout: 10_000 },
    json: { data },
    schema: offerRequestAnswer,
    refusal: refuseSearch,
    timeoutMs: 20_000,
    safeToRepeat: true, // asking for offers orders nothing
    signal,
  })
  let after: string | undefined
  do {
    const page = await client.call({
      operation: 'listOffers',
      path: 'air/offers',
      query: { offer_request_id: created.data.id, limit: 200, after },
      schema: offersAnswer,
      signal,
    })
    yield readable(page.data)
    after = page.meta?.after ?? undefined
  } while (after)
}

/** The offers that fit the contract. A page on which none does says that Duffel changed it. */
const readable = (page: readonly unknown[]): WireOffer[] => {
  const offers = page.flatMap((offer) => wireOffer.safeParse(offer).data ?? [])
  if (page.length > 0 && offers.length === 0)
    throw new DomainError('BAD_ANSWER', 'duffel sent offers outside its contract', { supplier: 'duffel' })
  return offers
}
