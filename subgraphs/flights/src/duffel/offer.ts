import type { Unavailable } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import { errorOf } from './errors.ts'
import { offerAnswer } from './wire.ts'
import type { WireOffer } from './wire.ts'

/** The offer at its price of this moment. */
export const getOffer = (
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
