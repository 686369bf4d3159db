import { randomUUID } from 'node:crypto'
import { DomainError } from '@wayfare/domain'
import type { Authorisation, ProviderHandle, ProviderPayment } from '../payment.ts'
import { fromStripeAmount } from './amount.ts'
import { declined, declineOf } from './declines.ts'
import { repeatsFailure } from './errors.ts'
import type { StripeCalls } from './stripe-calls.ts'
import * as wire from './wire.ts'
import type { WireIntent } from './wire.ts'

export interface IntentCall {
  paymentId: string
  signal: AbortSignal
}

type Handle = Pick<ProviderHandle, 'paymentId' | 'providerId'>

/** What came of an authorisation. A card that wants authentication is released before it is called declined. */
export const toAuthorisation = async (
  call: StripeCalls,
  intent: WireIntent,
  { paymentId, signal }: IntentCall,
): Promise<Authorisation> => {
  const providerId = intent.id
  if (intent.status === 'requires_payment_method') {
    const { code, decline_code: declineCode } = intent.last_payment_error ?? {}
    const refusal = { status: 402, code, declineCode: declineCode ?? undefined }
    return { outcome: 'DECLINED', providerId, declined: declineOf(refusal)! }
  }
  if (intent.status === 'requires_action' || intent.status === 'requires_confirmation') {
    const released = await cancelIntent(call, { paymentId, providerId }, signal)
    // Its holder was faster.
    if (released.state !== 'CANCELLED') return { outcome: 'FOUND', payment: released }
    return { outcome: 'DECLINED', providerId, declined: declined('authentication_required') }
  }
  return { outcome: 'FOUND', payment: toPayment(intent) }
}

export const readIntent = async (
  call: StripeCalls,
  providerId: string,
  signal: AbortSignal,
): Promise<ProviderPayment> => {
  const intent = await call({
    operation: 'retrievePaymentIntent',
    schema: wire.intent,
    signal,
    run: ({ paymentIntents }) => paymentIntents.retrieve(providerId),
  })
  return toPayment(intent)
}

export const cancelIntent = (call: StripeCalls, { paymentId, providerId }: Handle, signal: AbortSignal) =>
  changeIntent(call, { providerId, signal, key: `${paymentId}:cancel` }, (idempotencyKey) =>
    call({
      operation: 'cancelPaymentIntent',
      schema: wire.intent,
      signal,
      run: ({ paymentIntents }) => paymentIntents.cancel(providerId, {}, { idempotencyKey }),
    }),
  )

/**
 * The payment after a change; where it had moved on before, the payment as it is. A failure that Stripe repeats for ever
 * under the key is got round by another key: the state of an intent allows each change once, whatever the key.
 */
export const changeIntent = async (
  call: StripeCalls,
  { providerId, signal, key }: { providerId: string; signal: AbortSignal; key: string },
  change: (idempotencyKey: string) => Promise<WireIntent>,
): Promise<ProviderPayment> => {
  try {
    return toPayment(
      await change(key).catch(async (error: unknown) => {
        if (!repeatsFailure(error)) throw error
        return change(`${key}:${randomUUID()}`)
      }),
    )
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'CONFLICT')) throw error
    return readIntent(call, providerId, signal)
  }
}

const states: Partial<Record<WireIntent['status'], ProviderPayment['state']>> = {
  requires_capture: 'AUTHORISED',
  succeeded: 'CAPTURED',
  canceled: 'CANCELLED',
}

export const toPayment = ({ id, status, amount_received, currency }: WireIntent): ProviderPayment => {
  const state = states[status]
  if (state) return { providerId: id, state, captured: fromStripeAmount(amount_received, currency) }
  throw new DomainError('UNAVAILABLE', `stripe has the payment at ${status}`, { supplier: 'stripe' })
}
