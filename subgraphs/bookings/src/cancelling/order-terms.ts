import type { Money } from '@wayfare/domain'
import { DomainError, money } from '@wayfare/domain'
import { z } from 'zod'
import type { BookingItem } from '../booking.ts'
import type { SubgraphClient } from '../quoting/subgraph-client.ts'

/** What a supplier would give back for an item, in its own currency, and until when that holds. */
export interface OrderTerms {
  refund: Money
  validUntil?: Date
}

const answer = z.object({
  data: z
    .object({
      _entities: z.array(
        z
          .object({
            cancellationTerms: z
              .object({
                refund: z.object({ amount: z.string(), currency: z.string() }),
                validUntil: z.string().nullable(),
              })
              .nullable(),
          })
          .nullable(),
      ),
    })
    .nullish(),
})

/** Asks the vertical that sold an item; throws UNAVAILABLE when it has no answer now. */
export const orderTerms = async (
  client: SubgraphClient,
  item: BookingItem,
  signal: AbortSignal,
): Promise<OrderTerms> => {
  const __typename = item.offerType.replace(/Offer$/, 'Order')
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${__typename} { cancellationTerms { refund { amount currency } validUntil } } } }`
  const variables = { of: [{ __typename, id: item.orderId }] }
  const body = await client.ask(
    { service: item.service, operation: 'cancellationTerms', query, variables, schema: answer },
    signal,
  )
  const terms = body.data?._entities[0]?.cancellationTerms
  if (!terms)
    throw new DomainError('UNAVAILABLE', `${item.service} cannot say now what cancelling gives back`)
  const { refund, validUntil } = terms
  return {
    refund: money(refund.amount, refund.currency),
    ...(validUntil ? { validUntil: new Date(validUntil) } : {}),
  }
}
