import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { z } from 'zod'
import type {
  Authorisation,
  AuthorisationRequest,
  PaymentProvider,
  ProviderHandle,
  ProviderPayment,
  ProviderRefund,
} from '../payment.ts'
import { fromStripeAmount, toStripeAmount } from './amount.ts'
import { declineOf, declined } from './declines.ts'
import { refusalOf } from './errors.ts'
import { createStripeCalls } from './stripe-calls.ts'
import type { StripeCalls, StripeConfig } from './stripe-calls.ts'
import * as wire from './wire.ts'
import type { WireIntent, WireRefund } from './wire.ts'

/** Our clock and Stripe's may differ. */
const clockSlackSeconds = 300

/** Payments through Stripe's PaymentIntents, authorised first and captured by hand. */
export const stripePayments = (config: StripeConfig, log: Logger): PaymentProvider => {
  const call = createStripeCalls(config, log)
  const find = createFind(call)
  return {
    settleMs: config.settleMs,
    find,
    authorise: createAuthorise(call, find),
    capture: ({ paymentId, providerId }, amount, signal) => {
      const units = toStripeAmount(amount)
      const idempotencyKey = `${paymentId}:capture:${units}`
      return orAsItIs(call, { providerId, signal }, () =>
        call({
          operation: 'capturePaymentIntent',
          schema: wire.intent,
          signal,
          run: ({ paymentIntents }) =>
            paymentIntents.capture(providerId, { amount_to_capture: units }, { idempotencyKey }),
        }),
      )
    },
    cancel: (payment, signal) =>
      orAsItIs(call, { providerId: payment.providerId, signal }, () => cancel(call, payment, signal)),
    ...createRefunds(call),
  }
}

const createAuthorise =
  (call: StripeCalls, find: PaymentProvider['find']): PaymentProvider['authorise'] =>
  async (request, signal) => {
    const { paymentId, bookingReference, amount, paymentMethod } = request
    const body = {
      amount: toStripeAmount(amount),
      currency: amount.currency.toLowerCase(),
      payment_method: paymentMethod,
      payment_method_types: ['card'],
      capture_method: 'manual',
      confirm: true,
      metadata: { paymentId, bookingReference },
    } as const
    const idempotencyKey = `${paymentId}:authorise`
    try {
      const intent = await call({
        operation: 'createPaymentIntent',
        schema: wire.intent,
        signal,
        run: ({ paymentIntents }) => paymentIntents.create(body, { idempotencyKey }),
      })
      return await settled(call, intent, { paymentId, signal })
    } catch (error) {
      const refusal = refusalOf(error)
      if (error instanceof DomainError && error.code === 'INVALID' && refusal)
        return { outcome: 'DECLINED', declined: declineOf(refusal), providerId: refusal.intentId }
      // Stripe failed, and repeats that under this key from now on: what it may have made is there to be found.
      if (refusal?.replayed && refusal.status >= 500)
        return (
          (await find(request, signal)) ?? { outcome: 'DECLINED', declined: declined('processing_error') }
        )
      throw error
    }
  }

/** Among what was made since: Stripe's own search lags behind its lists. */
const createFind =
  (call: StripeCalls): PaymentProvider['find'] =>
  async ({ paymentId, createdAt }: AuthorisationRequest, signal) => {
    const since = Math.floor(createdAt.getTime() / 1_000) - clockSlackSeconds
    let after: string | undefined
    do {
      const params = { created: { gte: since }, limit: 100, starting_after: after }
      const page: z.output<ReturnType<typeof wire.pageOf<typeof wire.intent>>> = await call({
        operation: 'listPaymentIntents',
        schema: wire.pageOf(wire.intent),
        signal,
        run: ({ paymentIntents }) => paymentIntents.list(params),
      })
      const found = page.data.find(({ metadata }) => metadata['paymentId'] === paymentId)
      if (found) return settled(call, found, { paymentId, signal })
      after = page.has_more ? page.data.at(-1)?.id : undefined
    } while (after !== undefined)
    return undefined
  }

interface Asked {
  paymentId: string
  signal: AbortSignal
}

const settled = async (call: StripeCalls, intent: WireIntent, asked: Asked): Promise<Authorisation> => {
  const providerId = intent.id
  if (intent.status === 'requires_payment_method') {
    const { code, decline_code: declineCode } = intent.last_payment_error ?? {}
    return {
      outcome: 'DECLINED',
      providerId,
      declined: declineOf({ code, declineCode: declineCode ?? undefined }),
    }
  }
  if (intent.status === 'requires_action') {
    await cancel(call, { ...asked, providerId }, asked.signal)
    return { outcome: 'DECLINED', providerId, declined: declined('authentication_required') }
  }
  return { outcome: 'FOUND', payment: toPayment(intent) }
}

const cancel = (
  call: StripeCalls,
  { paymentId, providerId }: Pick<ProviderHandle, 'paymentId' | 'providerId'>,
  signal: AbortSignal,
) =>
  call({
    operation: 'cancelPaymentIntent',
    schema: wire.intent,
    signal,
    run: ({ paymentIntents }) =>
      paymentIntents.cancel(providerId, {}, { idempotencyKey: `${paymentId}:cancel` }),
  })

/** The payment after a change; where it had moved on before, the payment as it is. */
const orAsItIs = async (
  call: StripeCalls,
  { providerId, signal }: { providerId: string; signal: AbortSignal },
  change: () => Promise<WireIntent>,
): Promise<ProviderPayment> => {
  try {
    return toPayment(await change())
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'CONFLICT')) throw error
    const intent = await call({
      operation: 'retrievePaymentIntent',
      schema: wire.intent,
      signal,
      run: ({ paymentIntents }) => paymentIntents.retrieve(providerId),
    })
    return toPayment(intent)
  }
}

const states: Partial<Record<WireIntent['status'], ProviderPayment['state']>> = {
  requires_capture: 'AUTHORISED',
  succeeded: 'CAPTURED',
  canceled: 'CANCELLED',
}

const toPayment = ({ id, status, amount_received, currency }: WireIntent): ProviderPayment => {
  const state = states[status]
  if (state)
    return { providerId: id, state, captured: fromStripeAmount(amount_received, currency.toUpperCase()) }
  throw new DomainError('UNAVAILABLE', `stripe has the payment at ${status}`, { supplier: 'stripe' })
}

const createRefunds = (call: StripeCalls): Pick<PaymentProvider, 'refund' | 'findRefund'> => ({
  refund: async ({ paymentId, providerId }, { refundId, amount }, signal) => {
    const body = {
      payment_intent: providerId,
      amount: amount && toStripeAmount(amount),
      metadata: { paymentId, refundId },
    }
    const made = await call({
      operation: 'createRefund',
      schema: wire.refund,
      signal,
      run: ({ refunds }) => refunds.create(body, { idempotencyKey: `${paymentId}:refund:${refundId}` }),
    })
    return toRefund(made)
  },
  findRefund: async ({ providerId }, refundId, signal) => {
    const { data } = await call({
      operation: 'listRefunds',
      schema: wire.pageOf(wire.refund),
      signal,
      run: ({ refunds }) => refunds.list({ payment_intent: providerId, limit: 100 }),
    })
    const found = data.find(({ metadata }) => metadata?.['refundId'] === refundId)
    return found && toRefund(found)
  },
})

const toRefund = ({ id, status, amount, currency, created }: WireRefund): ProviderRefund => {
  if (status === 'failed' || status === 'canceled')
    throw new DomainError('INVALID', `stripe's refund ${status}`, { supplier: 'stripe' })
  const at = new Date(created * 1_000)
  return { providerId: id, amount: fromStripeAmount(amount, currency.toUpperCase()), at }
}
