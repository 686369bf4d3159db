import { DomainError, isAmbiguous } from '@wayfare/domain'
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ConsecutiveBreaker,
  ExponentialBackoff,
  TaskCancelledError,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
} from 'cockatiel'
import { createRetryBudget } from './retry-budget.ts'
import { createRateLimit } from './token-bucket.ts'
import type { RateOptions } from './token-bucket.ts'

export interface ResilienceOptions {
  /** Calls under way at once; as many again may wait. */
  concurrency?: number
  /** Outages in a row that open the breaker, and how long it stays open before one probe. */
  breaker?: { failures: number; openForMs: number }
  /** Attempts of a call that is safe to repeat, the first one included. */
  attempts?: number
  rate?: RateOptions
}

/** One logical call: what it may cost and whether repeating it is harmless. */
export interface Attempt {
  timeoutMs: number
  /** True for reads and for writes under an idempotency key that the supplier honours. Others are never repeated. */
  safeToRepeat: boolean
  signal: AbortSignal
}

export type Resilience = <T>(attempt: Attempt, run: (signal: AbortSignal) => Promise<T>) => Promise<T>

/**
 * Token bucket -> bulkhead -> circuit breaker -> retry -> timeout, outermost first, shared by all calls to one supplier.
 * Rejects with DomainError only for its own refusals (CIRCUIT_OPEN, RATE_LIMITED, TIMED_OUT); what `run` throws passes through.
 */
export const createResilience = (name: string, options: ResilienceOptions = {}): Resilience => {
  const { concurrency = 50, breaker = { failures: 5, openForMs: 2_000 }, attempts = 3, rate } = options
  const takeTurn = rate ? createRateLimit(name, rate) : undefined
  const room = bulkhead(concurrency, concurrency)
  const fuse = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: breaker.openForMs,
    breaker: new ConsecutiveBreaker(breaker.failures),
  })
  const budget = createRetryBudget()
  const backoff = new ExponentialBackoff({ initialDelay: 50, maxDelay: 1_000 })
  const again = retry(
    handleWhen((error) => isOutage(error) && budget.spend()),
    { maxAttempts: attempts - 1, backoff },
  )
  const shared = wrap(room, fuse)
  const repeating = wrap(room, fuse, again)

  return async ({ timeoutMs, safeToRepeat, signal }, run) => {
    await takeTurn?.(signal)
    budget.earn()
    const deadline = timeout(timeoutMs, TimeoutStrategy.Aggressive)
    const policy = safeToRepeat ? repeating : shared
    const attempt = (inner: AbortSignal) =>
      deadline.execute(({ signal: each }) => run(each), inner).catch(translateTimeout)
    return policy.execute((context) => attempt(context.signal), signal).catch(translateRefusal)
  }

  function translateTimeout(error: unknown): never {
    if (!(error instanceof TaskCancelledError)) throw error
    throw new DomainError('TIMED_OUT', `${name} did not answer in time`, { supplier: name, cause: error })
  }

  function translateRefusal(error: unknown): never {
    if (error instanceof BrokenCircuitError)
      throw new DomainError('CIRCUIT_OPEN', `${name} has been failing: calls are paused`, {
        supplier: name,
        retryAfterMs: breaker.openForMs,
        cause: error,
      })
    if (error instanceof BulkheadRejectedError)
      throw new DomainError('RATE_LIMITED', `too many calls to ${name} are under way`, {
        supplier: name,
        cause: error,
      })
    return translateTimeout(error)
  }
}

const isOutage = (error: unknown) => isAmbiguous(error)
