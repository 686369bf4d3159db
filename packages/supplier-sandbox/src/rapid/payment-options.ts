import type { Answer, Call } from '../operation.ts'
import { findProperty } from '../world/hotels.ts'
import type { World } from '../world/world.ts'
import { invalidLink } from './refusals.ts'
import { unseal } from './token.ts'

/** How the property's rates can be paid. A rate's `payment_options` link leads here. */
export const getPaymentOptions = (world: World, { params, query, now }: Call): Answer => {
  const token = unseal<{ p?: string; a?: string }>(query.get('token'), now)
  const { property_id: id } = params
  if (token.a !== 'pay' || token.p !== id || !findProperty(world.seed(), id!)) throw invalidLink()
  return {
    status: 200,
    body: {
      affiliate_collect: { name: 'Affiliate Collect' },
      credit_card: {
        name: 'Credit Card',
        card_options: ['AmericanExpress', 'MasterCard', 'Visa'].map((name) => ({ name })),
        merchant: { name: 'TRAVEL RESERVATION' },
      },
    },
  }
}
