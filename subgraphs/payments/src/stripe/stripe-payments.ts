import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { z } from 'zod'
import type { PaymentProvider } from '../payment.ts'
import { amountDeclined, toStripeAmount } from './amount.ts'
import { declineOf } from './declines.ts'
import { refusalOf, repeatsFailure } from './errors.ts'
import { cancelIntent, changeIntent, readIntent, toAuthorisation } from './intents.ts'
import { createRefunds } from './refunds.ts'
import { callMs, createStripeCalls } from './stripe-calls.ts'
import type { StripeCalls, StripeConfig } from './stripe-calls.ts'
import * as wire from './wire.ts'

/** Our database's clock and Stripe's may differ. */
const clockSlackSeconds = 300

/** Stripe forgets a key after 24 hours at the earliest. */
const keyLifeMs = 23 * 60 * 60_000

/** Payments through Stripe's PaymentIntents, authorised first and captured by hand. */
export const stripePayments = (config: StripeConfig, log: Logger): PaymentProvider => {
  const call = createStripeCalls(config, log)
  const find = createFind(call)
  return {
    settleMs: config.settleMs,
    attemptMs: callMs,
    keyLifeMs,
    find,
    authorise: createAuthorise(call),
    capture: ({ paymentId, providerId }, amount, signal) => {
      const units = toStripeAmount(amount)
      const key = `${paymentId}:capture:${units}`
      return changeIntent(call, { providerId, signal, key }, (idempotencyKey) =>
        call({
          operation: 'capturePaymentIntent',
          schema: wire.intent,
          signal,
          run: ({ paymentIntents }) =>
            paymentIntents.capture(providerId, { amount_to_capture: units }, { idempotencyKey }),
        }),
      )
    },
    read: ({ providerId }, signal) => readIntent(call, providerId, signal),
    cancel: (payment, signal) => cancelIntent(call, payment, signal),
    ...createRefunds(call),
  }
}

const createAuthorise =
  (call: StripeCalls): PaymentProvider['authorise'] =>
  async (request, signal) => {
    const { paymentId, bookingReference, amount, paymentMethod } = request
    const problem = amountDeclined(amount)
    if (problem) return { outcome: 'DECLINED', declined: problem }
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
      return await toAuthorisation(call, intent, { paymentId, signal })
    } catch (error) {
      if (repeatsFailure(error)) return { outcome: 'REPEATS_FAILURE' }
      const refusal = refusalOf(error)
      const declined = isAnswered(error) && refusal ? declineOf(refusal) : undefined
      if (declined) return { outcome: 'DECLINED', declined, providerId: refusal?.intentId }
      throw error
    }
  }

const isAnswered = (error: unknown) =>
  error instanceof DomainError && (error.code === 'REFUSED' || error.code === 'INTERNAL')

/** Among what was made since: Stripe's own search lags behind its lists. */
const createFind =
  (call: StripeCalls): PaymentProvider['find'] =>
  async ({ paymentId }, { from, until }, signal) => {
    const created = { gte: seconds(from) - clockSlackSeconds, lte: seconds(until) + clockSlackSeconds }
    let after: string | undefined
    do {
      const params = { created, limit: 100, starting_after: after }
      const page: z.output<ReturnType<typeof wire.pageOf<typeof wire.intent>>> = await call({
        operation: 'listPaymentIntents',
        schema: wire.pageOf(wire.intent),
        signal,
        run: ({ paymentIntents }) => paymentIntents.list(params),
      })
      const found = page.data.find(({ metadata }) => metadata['paymentId'] === paymentId)
      if (found) return toAuthorisation(call, found, { paymentId, signal })
      after = page.has_more ? page.data.at(-1)?.id : undefined
    } while (after !== undefined)
    return undefined
  }

const seconds = (at: Date) => Math.floor(at.getTime() / 1_000)
