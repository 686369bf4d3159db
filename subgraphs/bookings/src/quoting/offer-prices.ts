import type { Service } from '@wayfare/booking-events'
import { money } from '@wayfare/domain'
import type { Money, OfferRequirements } from '@wayfare/domain'
import { z } from 'zod'
import { requirementsSelection, wireRequirements } from './requirements.ts'
import type { SubgraphClient } from './subgraph-client.ts'

/** An offer at its supplier's price of this moment, or why it is not available. */
export type OfferPrice =
  | { offerId: string; total: Money; expiresAt?: Date; requirements?: OfferRequirements }
  | { offerId: string; unavailable: 'GONE' | 'SUPPLIER_UNAVAILABLE' }

export interface PricedOffers {
  /** The vertical that sells them. */
  service: Service
  /** `FlightOffer`. */
  offerType: string
  offerIds: readonly string[]
}

/** One call to a vertical for all of its offers. Never rejects for an offer: each gets its own answer. */
export type OfferPrices = (offers: PricedOffers, signal: AbortSignal) => Promise<readonly OfferPrice[]>

const wireAmount = z.object({ amount: z.string(), currency: z.string() })
const answer = z.object({
  data: z
    .object({
      _entities: z.array(
        z
          .object({
            price: z.object({ total: wireAmount }),
            expiresAt: z.string().nullable(),
            requirements: wireRequirements,
          })
          .nullable(),
      ),
    })
    .nullish(),
  errors: z
    .array(
      z.object({
        path: z.array(z.union([z.string(), z.number()])).nullish(),
        extensions: z.object({ code: z.string() }).nullish(),
      }),
    )
    .nullish(),
})

/** Reads the verticals' own `_entities`: an offer's entity is its price of this moment. */
export const subgraphOfferPrices =
  (client: SubgraphClient): OfferPrices =>
  async ({ service, offerType, offerIds }, signal) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${offerType} { price { total { amount currency } } expiresAt ${requirementsSelection} } } }`
    const variables = { of: offerIds.map((id) => ({ __typename: offerType, id })) }
    return client.query({ service, operation: 'priceOffers', query, variables, schema: answer }, signal).then(
      (body) => offerIds.map((offerId, index) => toPrice(offerId, index, body)),
      () => offerIds.map((offerId) => ({ offerId, unavailable: 'SUPPLIER_UNAVAILABLE' as const })),
    )
  }

/** Codes of what will not come back; anything else may be available in a moment. */
const gone = new Set(['NOT_FOUND', 'BAD_USER_INPUT'])

const toPrice = (offerId: string, index: number, { data, errors }: z.infer<typeof answer>): OfferPrice => {
  const entity = data?._entities[index]
  if (!entity) {
    const error = errors?.find(({ path }) => path?.[1] === index) ?? errors?.[0]
    return {
      offerId,
      unavailable: !error || gone.has(error.extensions?.code ?? '') ? 'GONE' : 'SUPPLIER_UNAVAILABLE',
    }
  }
  const { amount, currency } = entity.price.total
  return {
    offerId,
    total: money(amount, currency),
    ...(entity.expiresAt ? { expiresAt: new Date(entity.expiresAt) } : {}),
    requirements: entity.requirements,
  }
}
