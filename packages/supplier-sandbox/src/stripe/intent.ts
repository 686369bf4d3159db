import type { ChargeState } from '../ledger/ledger.ts'
import type { World } from '../world/world.ts'
import { clientReferenceOf } from '../ledger/client-reference.ts'
import { stripeAmountText } from './amount.ts'
import { findCard, type Card } from './cards.ts'
import { expanded, type Expansions } from './expand.ts'

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
  /** Where the cardholder authenticates while the status is `requires_action`. */
  readonly challenge: { readonly url: string; readonly returnUrl: string | null } | null
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
  const text = (minor: number) => stripeAmountText(minor, intent.currency)
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

export const wirePaymentMethod = (paymentMethod: string | null) =>
  paymentMethod === null
    ? null
    : {
        id: paymentMethod,
        object: 'payment_method',
        card: wireCard(paymentMethod),
        created: 1_700_000_000,
        customer: null,
        livemode: false,
        metadata: {},
        type: 'card',
      }

const wireError = ({ declined, charge, paymentMethod }: Intent) =>
  declined && {
    type: declined.declineCode === null ? 'invalid_request_error' : 'card_error',
    ...(charge && { charge }),
    code: declined.code,
    ...(declined.declineCode && { decline_code: declined.declineCode }),
    message: declined.message,
    payment_method: wirePaymentMethod(paymentMethod),
  }

export const chargeExpansions: Expansions<Intent> = {
  payment_intent: (intent) => wireIntent(intent),
}

export const wireCharge = (intent: Intent, expand: readonly string[] = []) =>
  expanded(
    intent,
    {
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
    },
    { names: expand, by: chargeExpansions },
  )

export const intentExpansions: Expansions<Intent> = {
  latest_charge: (intent) => wireCharge(intent),
  payment_method: (intent) => wirePaymentMethod(intent.paymentMethod),
}

const wireNextAction = ({ id, challenge }: Intent) => {
  if (!challenge) return null
  const { url, returnUrl } = challenge
  if (returnUrl !== null) return { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } }
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: `src_1${id.slice(4)}` },
  }
}

export const clientSecretOf = ({ id }: Pick<Intent, 'id'>) => `${id}_secret_${id.slice(-12)}`

export const wireIntent = (intent: Intent, expand: readonly string[] = []) =>
  expanded(
    intent,
    {
      id: intent.id,
      object: 'payment_intent',
      amount: intent.amount,
      amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0,
      amount_received: intent.captured,
      automatic_payment_methods: null,
      canceled_at: intent.canceledAt,
      cancellation_reason: intent.cancellationReason,
      capture_method: intent.captureMethod,
      client_secret: clientSecretOf(intent),
      confirmation_method: 'automatic',
      created: intent.created,
      currency: intent.currency,
      customer: null,
      description: intent.description,
      last_payment_error: intent.status === 'requires_payment_method' ? wireError(intent) : null,
      latest_charge: intent.charge,
      livemode: false,
      metadata: intent.metadata,
      next_action: intent.status === 'requires_action' ? wireNextAction(intent) : null,
      payment_method: intent.status === 'requires_payment_method' ? null : intent.paymentMethod,
      payment_method_options: {},
      payment_method_types: ['card'],
      processing: null,
      receipt_email: null,
      setup_future_usage: null,
      shipping: null,
      statement_descriptor: null,
      status: intent.status,
    },
    { names: expand, by: intentExpansions },
  )
