import { ExponentialBackoff, handleWhen, retry } from 'cockatiel'
import { createAdmission } from './admission.ts'
import { createBreaker } from './breaker.ts'
import type { Breaker, BreakerOptions } from './breaker.ts'
import { aborted, startDeadline } from './call-deadline.ts'
import type { Turn } from './lane-queue.ts'
import { defaultLimits, forEachLane } from './lane.ts'
import type { Lane, LaneLimits } from './lane.ts'
import { createMemory, isOutage, observe } from './outcome.ts'
import { createRetryBudget } from './retry-budget.ts'
import type { RateOptions } from './token-bucket.ts'

export interface ResilienceOptions {
  /** What differs from `defaultLimits`. */
  lanes?: Partial<Record<Lane, Partial<LaneLimits>>>
  breaker?: BreakerOptions
  /** Attempts of a call that is safe to repeat, the first one included. */
  attempts?: number
  /** What the supplier allows; unlimited where absent. */
  rate?: RateOptions
}

/** One logical call: what it is for, what it may cost and whether repeating it is harmless. */
export interface Attempt {
  /** `booking` by default. */
  lane?: Lane
  /** Whose call it is: callers of a lane take turns. */
  caller?: string
  /** For the whole call from its turn on, all attempts and the pauses between them, in ms. */
  timeoutMs: number
  /** True for reads and for writes under an idempotency key that the supplier honours. Others are never repeated. */
  safeToRepeat: boolean
  signal: AbortSignal
}

export type Resilience = <T>(attempt: Attempt, run: (signal: AbortSignal) => Promise<T>) => Promise<T>

/**
 * Turn (place and token) -> circuit breaker -> deadline -> retry, shared by all calls to one supplier.
 * Rejects with DomainError only for its own refusals (CIRCUIT_OPEN, RATE_LIMITED: nothing was sent), for what ended the
 * call (ABORTED, TIMED_OUT); what `run` throws passes through.
 */
export const createResilience = (name: string, options: ResilienceOptions = {}): Resilience => {
  const { breaker = { failures: 5, openForMs: 2_000 }, attempts = 3, rate } = options
  const limits = forEachLane((lane) => ({ ...defaultLimits[lane], ...options.lanes?.[lane] }))
  const admission = createAdmission(name, limits, rate)
  const lanes = forEachLane((lane) => ({
    breaker: createBreaker(name, breaker),
    budget: createRetryBudget(),
    pause: (ms: number) => admission.pause(lane, ms),
  }))

  return async (call, run) => {
    const { lane = 'booking', caller = '', timeoutMs, safeToRepeat, signal } = call
    const { breaker, budget, pause } = lanes[lane]
    breaker.check()
    let turn = await admission.enter(lane, { caller, signal }).catch((error: unknown) => {
      throw signal.aborted ? aborted(name) : error
    })
    const settle = enterBreaker(breaker, turn)
    budget.earn()
    using deadline = startDeadline(name, timeoutMs, signal)
    const attempt = async () => deadline.race(run(deadline.signal))
    const nextTurn = async () => {
      turn.end()
      const next = await admission.enter(lane, { caller, signal: deadline.signal })
      if (deadline.signal.aborted) next.end() // the call has been answered meanwhile
      turn = next
    }
    const repeated = () => {
      const mayRepeat = (error: unknown) => isOutage(error) && !deadline.signal.aborted && budget.spend()
      const known = createMemory()
      const work = retry(handleWhen(mayRepeat), { maxAttempts: attempts - 1, backoff }).execute(
        async (context) => {
          if (context.attempt > 0) await nextTurn()
          return attempt().catch(known.keep)
        },
      )
      return deadline.race(work).catch(known.prefer)
    }
    try {
      return await observe(safeToRepeat ? repeated() : attempt(), { settle, pause })
    } finally {
      turn.end() // after the breaker has heard: who comes next must not find it closed
    }
  }
}

const backoff = new ExponentialBackoff({ initialDelay: 50, maxDelay: 1_000 })

/** A turn is given back where the breaker opened meanwhile: nothing was sent. */
const enterBreaker = (breaker: Breaker, turn: Turn) => {
  try {
    return breaker.enter()
  } catch (error) {
    turn.giveBack()
    throw error
  }
}
