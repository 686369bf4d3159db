import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { requireChargeable, requireCountable, requireCurrency } from './amount.ts'
import { findCard } from './cards.ts'
import { answer, confirm, expandOf, settle, tellCreated } from './confirmation.ts'
import { parseForm, textOf, type Form } from './form.ts'
import { intentKind, saveIntent, wireIntent, type Intent } from './intent.ts'
import { checkParameters, readBoolean, readInteger, readMetadata, type Accepted } from './parameters.ts'
import { invalid, missing, noSuch, unexpectedState } from './refusals.ts'

const authorisedForSeconds = 7 * 24 * 60 * 60
const seconds = (now: Date) => Math.floor(now.getTime() / 1_000)
const yesOrNo = ['true', 'false'] as const

const ofConfirmation: Accepted = {
  capture_method: ['automatic', 'automatic_async', 'manual'],
  error_on_requires_action: yesOrNo,
  expand: { '*': true },
  off_session: yesOrNo,
  payment_method: true,
  payment_method_types: { '*': ['card'] },
  return_url: true,
}
const ofCreation: Accepted = {
  ...ofConfirmation,
  amount: true,
  confirm: yesOrNo,
  currency: true,
  description: true,
  metadata: { '*': true },
  receipt_email: true,
  statement_descriptor_suffix: true,
}

const readForm = (body: string, accepted: Accepted) => {
  const form = parseForm(body)
  checkParameters(form, accepted)
  return form
}

const requireMethod = (paymentMethod: string | undefined) => {
  if (paymentMethod !== undefined && !findCard(paymentMethod))
    throw noSuch('PaymentMethod', paymentMethod, 'payment_method')
}

const requireReturnUrl = (form: Form) => {
  const url = textOf(form['return_url'])
  if (url !== undefined && !/^[a-z][a-z0-9+.-]*:\/\/./i.test(url))
    throw invalid('Not a valid URL', { code: 'url_invalid', param: 'return_url' })
}

/** The amount in the currency, as it may be charged. */
const readPrice = (form: Form, before?: Intent) => {
  const amount = readInteger(form, 'amount') ?? before?.amount
  const text = textOf(form['currency']) ?? before?.currency
  if (amount === undefined) throw missing('amount')
  if (text === undefined) throw missing('currency')
  const currency = requireCurrency(text)
  requireChargeable(amount, currency)
  return { amount, currency }
}

export const createIntent = (world: World, call: Call): Answer => {
  const form = readForm(call.body, ofCreation)
  const price = readPrice(form)
  const paymentMethod = textOf(form['payment_method'])
  requireMethod(paymentMethod)
  requireReturnUrl(form)
  if (form['return_url'] !== undefined && !readBoolean(form, 'confirm'))
    throw invalid('The `return_url` parameter can only be passed along with `confirm=true`.', {
      param: 'return_url',
    })
  const expand = expandOf(form)
  const intent: Intent = {
    ...price,
    id: `pi_3${world.newToken('payment intent', 23)}`,
    created: seconds(call.now),
    captureMethod: (textOf(form['capture_method']) ?? 'automatic_async') as Intent['captureMethod'],
    status: paymentMethod === undefined ? 'requires_payment_method' : 'requires_confirmation',
    paymentMethod: paymentMethod ?? null,
    metadata: readMetadata(form),
    description: textOf(form['description']) ?? null,
    charge: null,
    captured: 0,
    refunded: 0,
    declined: null,
    challenge: null,
    canceledAt: null,
    cancellationReason: null,
    idempotencyKey: call.headers['idempotency-key']?.toString() ?? null,
  }
  tellCreated(world, intent, call.now)
  return readBoolean(form, 'confirm')
    ? confirm(world, intent, { call, form })
    : answer(saveIntent(world, intent), expand)
}

export const intentById = (world: World, id: string | undefined): Intent => {
  const found = id && world.store.get<Intent>(intentKind, id)
  if (!found) throw noSuch('payment_intent', id ?? '', 'intent')
  return found
}

export const retrieveIntent = (world: World, { params, query }: Call): Answer => {
  const form = readForm(query.toString(), { expand: { '*': true }, client_secret: true })
  return answer(intentById(world, params['id']), expandOf(form))
}

const unconfirmed = new Set<Intent['status']>([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
])

const requireStatus = (intent: Intent, verb: string, allowed: readonly Intent['status'][]) => {
  if (allowed.includes(intent.status)) return
  throw unexpectedState(
    `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${allowed.join(', ')}.`,
    wireIntent(intent),
  )
}

export const updateIntent = (world: World, call: Call): Answer => {
  const { confirm: _, capture_method: __, off_session: ___, ...accepted } = ofCreation
  const form = readForm(call.body, accepted)
  const intent = intentById(world, call.params['id'])
  const fixed = ['amount', 'currency', 'payment_method'].find((param) => form[param] !== undefined)
  if (fixed && !unconfirmed.has(intent.status))
    throw unexpectedState(
      `This PaymentIntent's ${fixed} could not be updated because it has a status of ${intent.status}.`,
      wireIntent(intent),
    )
  const paymentMethod = textOf(form['payment_method'])
  requireMethod(paymentMethod)
  const updated: Intent = {
    ...intent,
    ...(fixed ? readPrice(form, intent) : {}),
    ...(paymentMethod === undefined ? {} : { paymentMethod, status: 'requires_confirmation' as const }),
    description: textOf(form['description']) ?? intent.description,
    metadata: readMetadata(form, intent.metadata),
  }
  return answer(saveIntent(world, updated), expandOf(form))
}

export const confirmIntent = (world: World, call: Call): Answer => {
  const form = readForm(call.body, ofConfirmation)
  const intent = intentById(world, call.params['id'])
  const paymentMethod = textOf(form['payment_method'])
  requireMethod(paymentMethod)
  requireReturnUrl(form)
  if (!unconfirmed.has(intent.status))
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has already ${intent.status === 'succeeded' ? 'succeeded after being previously confirmed' : `a status of ${intent.status}`}.`,
      wireIntent(intent),
    )
  const kept = intent.status === 'requires_payment_method' ? null : intent.paymentMethod
  const captureMethod = (textOf(form['capture_method']) ?? intent.captureMethod) as Intent['captureMethod']
  return confirm(world, { ...intent, captureMethod, paymentMethod: paymentMethod ?? kept }, { call, form })
}

/** Takes the money, once; what is not captured is released. */
export const captureIntent = (world: World, call: Call): Answer => {
  const form = readForm(call.body, {
    amount_to_capture: true,
    expand: { '*': true },
    final_capture: ['true'],
    metadata: { '*': true },
    statement_descriptor_suffix: true,
  })
  const intent = intentById(world, call.params['id'])
  requireStatus(intent, 'captured', ['requires_capture'])
  if (seconds(call.now) - intent.created > authorisedForSeconds)
    throw invalid('The charge has expired for capture.', { code: 'charge_expired_for_capture' })
  const captured = readInteger(form, 'amount_to_capture') ?? intent.amount
  if (captured === 0 || captured > intent.amount)
    throw invalid(`The amount to capture must be from 1 to the ${intent.amount} authorised.`, {
      code: captured === 0 ? 'amount_too_small' : 'amount_too_large',
      param: 'amount_to_capture',
    })
  requireCountable(captured, intent.currency, 'amount_to_capture')
  const metadata = readMetadata(form, intent.metadata)
  const taken: Intent = { ...intent, metadata, status: 'succeeded', captured }
  return settle(world, taken, { type: 'succeeded', now: call.now, expand: expandOf(form) })
}

export const cancelIntent = (world: World, call: Call): Answer => {
  const form = readForm(call.body, {
    cancellation_reason: ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'],
    expand: { '*': true },
  })
  const intent = intentById(world, call.params['id'])
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
      wireIntent(intent),
    )
  const cancelled: Intent = {
    ...intent,
    status: 'canceled',
    challenge: null,
    canceledAt: seconds(call.now),
    cancellationReason: textOf(form['cancellation_reason']) ?? null,
  }
  return settle(world, cancelled, { type: 'canceled', now: call.now, expand: expandOf(form) })
}
