import { DomainError } from '@wayfare/domain'
import { Stripe } from 'stripe'

/** What is kept of Stripe's errors. The rest may hold card data, and no log may ever see it. */
export interface StripeRefusal {
  status: number
  code?: string
  declineCode?: string
  param?: string
  /** The PaymentIntent that the refusal is about. */
  intentId?: string
  /** A repeat of the first answer under the same key: what it answers has ended. */
  replayed: boolean
  /** For Stripe's support. */
  requestId?: string
}

const supplier = 'stripe'

/** Our error for one of the SDK's. `cause` is a `StripeRefusal` where Stripe answered. */
export const toDomainError = (operation: string, error: unknown): DomainError => {
  if (!(error instanceof Stripe.errors.StripeError))
    return new DomainError('UNAVAILABLE', `stripe could not be called for ${operation}`, { supplier })
  if (error instanceof Stripe.errors.StripeConnectionError) return unreachable(operation, error)
  const { statusCode: status } = error
  if (status === undefined)
    return new DomainError('BAD_ANSWER', `stripe gave ${operation} no readable answer`, { supplier })
  const cause = refusal(status, error)
  if (status === 429 || status === 409)
    return new DomainError('RATE_LIMITED', `stripe takes no ${operation} now`, {
      supplier,
      cause,
      retryAfterMs: retryAfterMs(error),
    })
  if (status >= 500)
    return new DomainError('UNAVAILABLE', `stripe answered ${status} to ${operation}`, { supplier, cause })
  if (status === 401 || status === 403)
    return new DomainError('INTERNAL', `stripe refused our key for ${operation}`, {
      supplier,
      cause,
      hint: 'Check PAYMENTS_API_KEY.',
    })
  if (error.type === 'StripeIdempotencyError')
    return new DomainError('INTERNAL', `stripe knows ${operation} under this key with another content`, {
      supplier,
      cause,
    })
  const reason = cause.declineCode ?? cause.code ?? status
  if (movedOn.has(cause.code ?? ''))
    return new DomainError('CONFLICT', `stripe has moved on before ${operation}: ${reason}`, {
      supplier,
      cause,
    })
  // Only a card's refusal is surely not our own fault; the callers know which others are not.
  return status === 402
    ? new DomainError('REFUSED', `stripe refused ${operation}: ${reason}`, { supplier, cause })
    : new DomainError(
        'INTERNAL',
        `stripe did not accept ${operation}: ${reason} ${cause.param ?? ''}`.trim(),
        {
          supplier,
          cause,
        },
      )
}

/** The payment is not in the state that the call is for: it was done already, or undone. */
const movedOn = new Set(['payment_intent_unexpected_state', 'charge_already_refunded'])

const unreachable = (operation: string, cause: Error) =>
  /time/i.test(cause.message)
    ? new DomainError('TIMED_OUT', `stripe did not answer ${operation} in time`, { supplier, cause })
    : new DomainError('UNAVAILABLE', `stripe could not be reached for ${operation}`, { supplier, cause })

const refusal = (status: number, error: InstanceType<typeof Stripe.errors.StripeError>): StripeRefusal => ({
  status,
  code: error.code,
  declineCode: error.decline_code,
  param: error.param,
  intentId: error.payment_intent?.id,
  replayed: error.headers?.['idempotent-replayed'] === 'true',
  requestId: error.requestId,
})

const retryAfterMs = ({ headers }: InstanceType<typeof Stripe.errors.StripeError>) => {
  const seconds = Number(headers?.['retry-after'] ?? '1')
  return Number.isFinite(seconds) ? seconds * 1_000 : 1_000
}

/** What Stripe answered, where the error is an answer of Stripe. */
export const refusalOf = (error: unknown): StripeRefusal | undefined =>
  error instanceof DomainError && isRefusal(error.cause) ? error.cause : undefined

const isRefusal = (cause: unknown): cause is StripeRefusal =>
  typeof cause === 'object' && cause !== null && 'replayed' in cause

/** Stripe failed, and repeats that under the request's key from now on: nobody knows whether it did the work. */
export const repeatsFailure = (error: unknown): boolean => {
  const refusal = refusalOf(error)
  return refusal !== undefined && refusal.replayed && refusal.status >= 500
}
