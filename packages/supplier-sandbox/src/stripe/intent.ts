import type { ChargeState } from '../ledger/ledger.ts'
import type { World } from '../world/world.ts'
import { clientReferenceOf } from '../ledger/client-reference.ts'
import { stripeAmountText } from './amount.ts'
import { findCard, type Card } from './cards.ts'

export const intentKind = 'stripe.payment_intent'

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled'

/** What is remembered of a PaymentIntent and its one charge. Amounts in minor units. */
export interface Intent {
  readonly id: string
  /** Unix seconds, as everywhere at Stripe. */
  readonly created: number
  readonly amount: number
  readonly currency: string
  readonly captureMethod: 'automatic' | 'automatic_async' | 'manual'
  readonly status: IntentStatus
  readonly paymentMethod: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly description: string | null
  readonly charge: string | null
  readonly captured: number
  readonly refunded: number
  readonly declined: Card['decline'] | null
  readonly canceledAt: number | null
  readonly cancellationReason: string | null
  readonly idempotencyKey: string | null
}

const ledgerState = ({ status, refunded, captured, declined }: Intent): ChargeState | undefined => {
  if (refunded > 0) return refunded < captured ? 'partially_refunded' : 'refunded'
  if (status === 'succeeded') return 'captured'
  if (status === 'canceled') return 'voided'
  if (status === 'requires_capture') return 'authorised'
  if (status === 'requires_action') return 'requires_action'
  return declined ? 'declined' : undefined
}

/** Keeps the intent and shows it in the ledger, once money was asked for. */
export const saveIntent = (world: World, intent: Intent): Intent => {
  world.store.put(intentKind, intent.id, { body: intent })
  const state = ledgerState(intent)
  const currency = intent.currency.toUpperCase()
  const text = (minor: number) => stripeAmountText(minor, currency)
  const authorised = state === 'declined' || state === 'requires_action' ? 0 : intent.amount
  if (state)
    world.ledger.charged({
      id: intent.id,
      clientReference: clientReferenceOf(intent.metadata) ?? intent.idempotencyKey,
      state,
      authorised: text(authorised),
      captured: text(intent.captured),
      refunded: text(intent.refunded),
      currency,
    })
  return intent
}

const wireCard = (paymentMethod: string | null) => {
  const card = findCard(paymentMethod ?? '')
  if (!card) return null
  const { brand, last4, funding } = card
  return {
    brand,
    last4,
    funding,
    country: 'US',
    exp_month: 12,
    exp_year: 2034,
    network: brand,
    checks: null,
    three_d_secure: null,
    wallet: null,
  }
}

const wireError = ({ declined, charge, paymentMethod }: Intent) =>
  declined && {
    type: 'card_error',
    charge,
    code: declined.code,
    decline_code: declined.declineCode,
    message: declined.message,
    payment_method: {
      id: paymentMethod,
      object: 'payment_method',
      type: 'card',
      card: wireCard(paymentMethod),
    },
  }

export const wireCharge = (intent: Intent) => ({
  id: intent.charge,
  object: 'charge',
  amount: intent.amount,
  amount_captured: intent.captured,
  amount_refunded: intent.refunded,
  captured: intent.status === 'succeeded',
  created: intent.created,
  currency: intent.currency,
  description: intent.description,
  failure_code: intent.declined?.code ?? null,
  failure_message: intent.declined?.message ?? null,
  livemode: false,
  metadata: intent.metadata,
  outcome: {
    network_status: intent.declined ? 'declined_by_network' : 'approved_by_network',
    type: intent.declined ? 'issuer_declined' : 'authorized',
  },
  paid: intent.declined === null,
  payment_intent: intent.id,
  payment_method: intent.paymentMethod,
  payment_method_details: { type: 'card', card: wireCard(intent.paymentMethod) },
  refunded: intent.refunded > 0 && intent.refunded === intent.captured,
  status: intent.declined ? 'failed' : 'succeeded',
})

export const wireIntent = (intent: Intent, expand: readonly string[] = []) => ({
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0,
  amount_received: intent.captured,
  automatic_payment_methods: null,
  canceled_at: intent.canceledAt,
  cancellation_reason: intent.cancellationReason,
  capture_method: intent.captureMethod,
  client_secret: `${intent.id}_secret_${intent.id.slice(-12)}`,
  confirmation_method: 'automatic',
  created: intent.created,
  currency: intent.currency,
  customer: null,
  description: intent.description,
  last_payment_error: intent.status === 'requires_payment_method' ? wireError(intent) : null,
  latest_charge: expand.includes('latest_charge') && intent.charge ? wireCharge(intent) : intent.charge,
  livemode: false,
  metadata: intent.metadata,
  next_action:
    intent.status === 'requires_action'
      ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } }
      : null,
  payment_method: intent.status === 'requires_payment_method' ? null : intent.paymentMethod,
  payment_method_options: {},
  payment_method_types: ['card'],
  processing: null,
  receipt_email: null,
  setup_future_usage: null,
  shipping: null,
  statement_descriptor: null,
  status: intent.status,
})
