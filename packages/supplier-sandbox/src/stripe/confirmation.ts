import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { authenticationRequired, findCard, type Card } from './cards.ts'
import { challengeUrl } from './challenge-url.ts'
import { emit } from './events.ts'
import { readExpand } from './expand.ts'
import { textOf, type Form } from './form.ts'
import { intentExpansions, saveIntent, wireIntent, type Intent } from './intent.ts'
import { readBoolean } from './parameters.ts'
import { problemAnswer, unexpectedState } from './refusals.ts'

export const expandOf = (form: Form) => readExpand(form, Object.keys(intentExpansions))

export const answer = (intent: Intent, expand: readonly string[] = []): Answer => ({
  status: 200,
  body: wireIntent(intent, expand),
})

const tell = (world: World, type: string, { intent, now }: { intent: Intent; now: Date }) =>
  emit(world, `payment_intent.${type}`, { object: wireIntent(intent), now, key: intent.idempotencyKey })

export const tellCreated = (world: World, intent: Intent, now: Date) =>
  tell(world, 'created', { intent, now })

interface Confirmation {
  readonly call: Call
  readonly form: Form
}

/** Charges the card, or asks its holder to authenticate first. */
export const confirm = (world: World, intent: Intent, { call, form }: Confirmation): Answer => {
  if (intent.paymentMethod === null)
    throw unexpectedState(
      'You cannot confirm this PaymentIntent because it is missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.',
      wireIntent(intent),
    )
  const { now } = call
  const card = findCard(intent.paymentMethod)!
  if (!card.challenges) return charge(world, intent, { card, now, expand: expandOf(form) })
  if (readBoolean(form, 'off_session') || readBoolean(form, 'error_on_requires_action'))
    return decline(world, { ...intent, declined: authenticationRequired }, now)
  const challenge = { url: challengeUrl(call, intent), returnUrl: textOf(form['return_url']) ?? null }
  const waiting: Intent = { ...intent, status: 'requires_action', declined: null, challenge }
  return settle(world, waiting, { type: 'requires_action', now, expand: expandOf(form) })
}

/** Charges the card, once its holder has authenticated where that was wanted. */
export const charge = (
  world: World,
  intent: Intent,
  { card, now, expand }: { card: Card; now: Date; expand: readonly string[] },
): Answer => {
  const charged: Intent = {
    ...intent,
    charge: `ch_3${world.newToken('charge', 23)}`,
    declined: null,
    challenge: null,
  }
  if (card.decline) return decline(world, { ...charged, declined: card.decline }, now)
  if (intent.captureMethod === 'manual') {
    const reserved: Intent = { ...charged, status: 'requires_capture' }
    return settle(world, reserved, { type: 'amount_capturable_updated', now, expand })
  }
  const paid: Intent = { ...charged, status: 'succeeded', captured: intent.amount }
  return settle(world, paid, { type: 'succeeded', now, expand })
}

/** Keeps the intent, tells of it and answers with it. */
export const settle = (
  world: World,
  intent: Intent,
  { type, now, expand }: { type: string; now: Date; expand: readonly string[] },
): Answer => {
  saveIntent(world, intent)
  tell(world, type, { intent, now })
  return answer(intent, expand)
}

/** Answered and not thrown: the failed attempt is remembered. */
export const decline = (world: World, draft: Intent, now: Date): Answer => {
  const intent = saveIntent(world, { ...draft, challenge: null, status: 'requires_payment_method' })
  tell(world, 'payment_failed', { intent, now })
  const { code, declineCode, message } = intent.declined!
  return problemAnswer(402, {
    type: 'card_error',
    code,
    ...(declineCode && { decline_code: declineCode }),
    message,
    ...(intent.charge ? { charge: intent.charge } : {}),
    payment_intent: wireIntent(intent),
  })
}
