import type { Secret } from '@wayfare/config'
import type { Webhook } from '@wayfare/subgraph-kit'
import type { Logger } from '@wayfare/telemetry'
import { Stripe } from 'stripe'
import { z } from 'zod'

/** Older events are refused: somebody may have recorded them. Our clock and Stripe's may differ by two minutes. */
const toleranceSeconds = 300

/** Of PaymentIntents, charges and refunds, which all bear our metadata. */
const event = z.object({
  type: z.string().regex(/^(payment_intent|charge|refund)\./),
  data: z.object({ object: z.object({ metadata: z.object({ paymentId: z.string().min(1).max(200) }) }) }),
})

export interface StripeWebhookParts {
  /** What Stripe signs its events with: `whsec_…`. */
  secret: Secret
  /** Hears of a payment of which something became at Stripe. */
  happened: (paymentId: string) => Promise<void>
  log: Logger
}

/**
 * Stripe's events, as a reason to look at a payment and nothing more: they come twice, late and out of order, and are read
 * at Stripe before anything is believed.
 */
export const stripeWebhook = ({ secret, happened, log }: StripeWebhookParts): Webhook => ({
  path: '/webhooks/stripe',
  handle: async ({ body, headers }) => {
    const known = verified(body, headers['stripe-signature'], secret)
    if (!known) {
      log.warn('an event was refused that stripe did not sign')
      return 400
    }
    const { success, data } = event.safeParse(known)
    if (success) await happened(data.data.object.metadata.paymentId)
    return 200
  },
})

const verified = (body: string, signature: string | string[] | undefined, secret: Secret) => {
  try {
    return Stripe.webhooks.constructEvent(body, signature ?? '', secret.reveal(), toleranceSeconds)
  } catch {
    return undefined
  }
}
