import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { findCard } from './cards.ts'
import { emit } from './events.ts'
import { listOf, mapOf, parseForm, textOf, type Form } from './form.ts'
import { intentKind, saveIntent, wireIntent, type Intent } from './intent.ts'
import { invalid, missing, noSuch, problemAnswer, unexpectedState } from './refusals.ts'

const smallest = 50
const authorisedForSeconds = 7 * 24 * 60 * 60
const seconds = (now: Date) => Math.floor(now.getTime() / 1_000)

export const readAmount = (form: Form, param: string): number | undefined => {
  const text = textOf(form[param])
  if (text === undefined) return undefined
  if (!/^\d{1,8}$/.test(text))
    throw invalid(`Invalid integer: ${text}`, { code: 'parameter_invalid_integer', param })
  return Number(text)
}

const readCurrency = (form: Form): string => {
  const currency = textOf(form['currency'])?.toLowerCase()
  if (currency === undefined) throw missing('currency')
  if (/^[a-z]{3}$/.test(currency)) return currency
  throw invalid(`Invalid currency: ${currency}.`, { param: 'currency' })
}

const readCaptureMethod = (form: Form): Intent['captureMethod'] => {
  const method = textOf(form['capture_method']) ?? 'automatic_async'
  if (method === 'automatic' || method === 'automatic_async' || method === 'manual') return method
  throw invalid(`Invalid capture_method: must be one of automatic, automatic_async, or manual`, {
    param: 'capture_method',
  })
}

export const answer = (intent: Intent, expand: readonly string[] = []): Answer => ({
  status: 200,
  body: wireIntent(intent, expand),
})

export const tell = (world: World, type: string, { intent, now }: { intent: Intent; now: Date }) =>
  emit(world, `payment_intent.${type}`, { object: wireIntent(intent), now, key: intent.idempotencyKey })

const requireMethod = (paymentMethod: string | undefined) => {
  if (paymentMethod !== undefined && !findCard(paymentMethod))
    throw noSuch('PaymentMethod', paymentMethod, 'payment_method')
}

export const createIntent = (world: World, call: Call): Answer => {
  const form = parseForm(call.body)
  const amount = readAmount(form, 'amount')
  if (amount === undefined) throw missing('amount')
  const currency = readCurrency(form)
  if (amount < smallest)
    throw invalid('Amount must be at least 50 cents', { code: 'amount_too_small', param: 'amount' })
  const paymentMethod = textOf(form['payment_method'])
  requireMethod(paymentMethod)
  const intent: Intent = {
    id: `pi_3${world.newToken('payment intent', 23)}`,
    created: seconds(call.now),
    amount,
    currency,
    captureMethod: readCaptureMethod(form),
    status: paymentMethod === undefined ? 'requires_payment_method' : 'requires_confirmation',
    paymentMethod: paymentMethod ?? null,
    metadata: mapOf(form['metadata']),
    description: textOf(form['description']) ?? null,
    charge: null,
    captured: 0,
    refunded: 0,
    declined: null,
    canceledAt: null,
    cancellationReason: null,
    idempotencyKey: call.headers['idempotency-key']?.toString() ?? null,
  }
  tell(world, 'created', { intent, now: call.now })
  const expand = listOf(form['expand'])
  if (textOf(form['confirm']) === 'true') return confirm(world, intent, { now: call.now, expand })
  return answer(saveIntent(world, intent), expand)
}

const confirm = (
  world: World,
  intent: Intent,
  { now, expand }: { now: Date; expand: readonly string[] },
): Answer => {
  if (intent.paymentMethod === null)
    throw invalid('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
      payment_intent: wireIntent(intent),
    })
  const card = findCard(intent.paymentMethod)!
  if (card.challenges)
    return settle(world, { ...intent, status: 'requires_action' }, { type: 'requires_action', now, expand })
  const charge = `ch_3${world.newToken('charge', 23)}`
  if (card.decline) return decline(world, { ...intent, charge, declined: card.decline }, now)
  if (intent.captureMethod === 'manual')
    return settle(
      world,
      { ...intent, charge, declined: null, status: 'requires_capture' },
      {
        type: 'amount_capturable_updated',
        now,
        expand,
      },
    )
  const paid: Intent = { ...intent, charge, declined: null, status: 'succeeded', captured: intent.amount }
  return settle(world, paid, { type: 'succeeded', now, expand })
}

const settle = (
  world: World,
  intent: Intent,
  { type, now, expand }: { type: string; now: Date; expand: readonly string[] },
): Answer => {
  saveIntent(world, intent)
  tell(world, type, { intent, now })
  return answer(intent, expand)
}

/** Answered and not thrown: the failed attempt is remembered. */
const decline = (world: World, draft: Intent, now: Date): Answer => {
  const intent = saveIntent(world, { ...draft, status: 'requires_payment_method' })
  tell(world, 'payment_failed', { intent, now })
  const { code, declineCode, message } = intent.declined!
  return problemAnswer(402, {
    type: 'card_error',
    code,
    decline_code: declineCode,
    message,
    ...(intent.charge ? { charge: intent.charge } : {}),
    payment_intent: wireIntent(intent),
  })
}

export const intentById = (world: World, id: string | undefined): Intent => {
  const found = id && world.store.get<Intent>(intentKind, id)
  if (!found) throw noSuch('payment_intent', id ?? '', 'intent')
  return found
}

export const retrieveIntent = (world: World, { params, query }: Call): Answer =>
  answer(intentById(world, params['id']), listOf(parseForm(query.toString())['expand']))

export const confirmIntent = (world: World, call: Call): Answer => {
  const form = parseForm(call.body)
  const intent = intentById(world, call.params['id'])
  const paymentMethod = textOf(form['payment_method'])
  requireMethod(paymentMethod)
  if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status))
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
      wireIntent(intent),
    )
  const method = paymentMethod ?? (intent.status === 'requires_confirmation' ? intent.paymentMethod : null)
  return confirm(
    world,
    { ...intent, paymentMethod: method },
    { now: call.now, expand: listOf(form['expand']) },
  )
}

/** Takes the money, once; what is not captured is released. */
export const captureIntent = (world: World, call: Call): Answer => {
  const form = parseForm(call.body)
  const intent = intentById(world, call.params['id'])
  if (intent.status !== 'requires_capture')
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      wireIntent(intent),
    )
  if (seconds(call.now) - intent.created > authorisedForSeconds)
    throw invalid('The charge has expired for capture.', { code: 'charge_expired_for_capture' })
  const captured = readAmount(form, 'amount_to_capture') ?? intent.amount
  if (captured === 0 || captured > intent.amount)
    throw invalid(`The amount to capture must be from 1 to the ${intent.amount} authorised.`, {
      code: captured === 0 ? 'amount_too_small' : 'amount_too_large',
      param: 'amount_to_capture',
    })
  const expand = listOf(form['expand'])
  return settle(
    world,
    { ...intent, status: 'succeeded', captured },
    { type: 'succeeded', now: call.now, expand },
  )
}

export const cancelIntent = (world: World, call: Call): Answer => {
  const form = parseForm(call.body)
  const intent = intentById(world, call.params['id'])
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      wireIntent(intent),
    )
  const cancelled: Intent = {
    ...intent,
    status: 'canceled',
    canceledAt: seconds(call.now),
    cancellationReason: textOf(form['cancellation_reason']) ?? null,
  }
  return settle(world, cancelled, { type: 'canceled', now: call.now, expand: listOf(form['expand']) })
}
