import type { RecentQuotes, Unavailable } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import { errorOf } from './errors.ts'
import { offerAnswer } from './wire.ts'
import type { WireOffer } from './wire.ts'

export type RecentOffers = RecentQuotes<WireOffer>

/** The offer at its price of this moment, which is kept among the recent ones. */
export const getOffer = async (
  { client, recent }: { client: SupplierClient; recent: RecentOffers },
  ref: string,
  signal: AbortSignal,
): Promise<WireOffer | Unavailable> => {
  const offer = await fetchOffer(client, ref, signal)
  if ('unavailable' in offer) await recent.forget(ref)
  else await recent.keep(ref, offer, Date.parse(offer.expires_at) - Date.now())
  return offer
}

const fetchOffer = (
  client: SupplierClient,
  ref: string,
  signal: AbortSignal,
): Promise<WireOffer | Unavailable> =>
  client
    .call<{ data: WireOffer | Unavailable }>({
      operation: 'getOffer',
      path: `air/offers/${encodeURIComponent(ref)}`,
      schema: offerAnswer,
      refusal: (answer) => {
        const code = errorOf(answer)?.code
        if (code === 'offer_expired') return { data: { unavailable: 'EXPIRED' } }
        if (code === 'offer_no_longer_available' || answer.status === 410)
          return { data: { unavailable: 'SOLD_OUT' } }
        return answer.status === 404 ? { data: { unavailable: 'NOT_FOUND' } } : undefined
      },
      signal,
    })
    .then(({ data }) => data)
