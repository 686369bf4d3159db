import { DomainError } from '@wayfare/domain'
import type { PaymentProvider, ProviderRefund, RefundAnswer } from '../payment.ts'
import { fromStripeAmount, toStripeAmount } from './amount.ts'
import { refusalOf, repeatsFailure } from './errors.ts'
import type { StripeCalls } from './stripe-calls.ts'
import * as wire from './wire.ts'
import type { WireRefund } from './wire.ts'

export const createRefunds = (call: StripeCalls): Pick<PaymentProvider, 'refund' | 'findRefund'> => ({
  refund: async ({ paymentId, providerId }, { refundId, amount, attempt }, signal) => {
    const key = `${paymentId}:refund:${refundId}`
    const options = { idempotencyKey: attempt === 1 ? key : `${key}:${attempt}` }
    try {
      const body = {
        payment_intent: providerId,
        amount: amount && toStripeAmount(amount),
        metadata: { paymentId, refundId },
      }
      const made = await call({
        operation: 'createRefund',
        schema: wire.refund,
        signal,
        run: ({ refunds }) => refunds.create(body, options),
      })
      return { outcome: 'MADE', refund: toRefund(made) }
    } catch (error) {
      return answerOf(error)
    }
  },
  findRefund: async ({ providerId }, refundId, signal) => {
    let after: string | undefined
    do {
      const params = { payment_intent: providerId, limit: 100, starting_after: after }
      const { data, has_more: more } = await call({
        operation: 'listRefunds',
        schema: wire.pageOf(wire.refund),
        signal,
        run: ({ refunds }) => refunds.list(params),
      })
      const found = data.find(({ metadata }) => metadata?.['refundId'] === refundId)
      if (found) return toRefund(found)
      after = more ? data.at(-1)?.id : undefined
    } while (after !== undefined)
    return undefined
  },
})

/** Parameters by which Stripe says that the payment does not allow the refund; a fault in any other is ours. */
const paymentsFault = new Set(['amount', 'charge', 'payment_intent'])

const answerOf = (error: unknown): RefundAnswer => {
  if (repeatsFailure(error)) return { outcome: 'REPEATS_FAILURE' }
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'CONFLICT') return { outcome: 'NOTHING_LEFT' }
  if (error.code === 'REFUSED') return { outcome: 'REFUSED', reason: refusalOf(error)?.code ?? error.message }
  const { status, code, param } = refusalOf(error) ?? {}
  const denied =
    status === 400 &&
    (code?.startsWith('charge_') || (paymentsFault.has(param ?? '') && !code?.startsWith('parameter_')))
  if (denied) return { outcome: 'REFUSED', reason: code ?? `refused for its ${param}` }
  throw error
}

const states = {
  pending: 'PENDING',
  requires_action: 'PENDING',
  succeeded: 'REFUNDED',
  failed: 'FAILED',
  canceled: 'FAILED',
} as const

const toRefund = (refund: WireRefund): ProviderRefund => ({
  providerId: refund.id,
  amount: fromStripeAmount(refund.amount, refund.currency),
  state: states[refund.status],
  failure: refund.failure_reason,
})
