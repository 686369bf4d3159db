import type { Service } from '@wayfare/booking-events'
import type { Money } from '@wayfare/domain'
import { DomainError, money } from '@wayfare/domain'
import { z } from 'zod'
import type { BookingItem, ItemRefund } from '../booking.ts'
import type { SubgraphClient } from '../quoting/subgraph-client.ts'

/** What a supplier would give back for an item, in its own currency, and until when that holds. */
export interface OrderTerms {
  /** Absent when the supplier does not say how much. */
  refund?: Money
  refundTo: ItemRefund['to']
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
                refund: z.object({ amount: z.string(), currency: z.string() }).nullable(),
                refundTo: z.enum(['PAYMENT', 'CREDIT', 'VOUCHER', 'UNKNOWN']),
                validUntil: z.string().nullable(),
              })
              .nullable(),
          })
          .nullable(),
      ),
    })
    .nullish(),
})

/** By item id, with one call to each vertical. Rejects with UNAVAILABLE when one of them cannot tell now. */
export const orderTerms = async (
  client: SubgraphClient,
  items: readonly BookingItem[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, OrderTerms>> => {
  const groups = [...Map.groupBy(items, ({ offerType }) => offerType).values()]
  const found = await Promise.all(groups.map((group) => termsOf(client, group, signal)))
  return new Map(found.flat())
}

const termsOf = async (
  client: SubgraphClient,
  items: readonly BookingItem[],
  signal: AbortSignal,
): Promise<[string, OrderTerms][]> => {
  const { service, offerType } = items[0]!
  const __typename = offerType.replace(/Offer$/, 'Order')
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${__typename} { cancellationTerms { refund { amount currency } refundTo validUntil } } } }`
  const variables = { of: items.map(({ orderId }) => ({ __typename, id: orderId })) }
  const { data } = await client.query(
    { service, operation: 'cancellationTerms', query, variables, schema: answer },
    signal,
  )
  return items.map(({ id }, index) => [id, toTerms(service, data?._entities[index]?.cancellationTerms)])
}

type WireTerms = NonNullable<
  NonNullable<NonNullable<z.output<typeof answer>['data']>['_entities'][number]>['cancellationTerms']
>

const toTerms = (service: Service, terms: WireTerms | null | undefined): OrderTerms => {
  if (!terms) throw new DomainError('UNAVAILABLE', `${service} cannot say now what cancelling gives back`)
  const { refund, refundTo, validUntil } = terms
  return {
    refundTo: refund || refundTo !== 'PAYMENT' ? refundTo : 'UNKNOWN',
    ...(refund ? { refund: money(refund.amount, refund.currency) } : {}),
    ...(validUntil ? { validUntil: new Date(validUntil) } : {}),
  }
}
