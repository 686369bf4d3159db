import { DomainError } from '@wayfare/domain'

export interface BreakerOptions {
  /** Outages in a row that open it. */
  failures: number
  /** How long calls are paused before one goes through as a probe, in ms. */
  openForMs: number
}

/** What a call says about the supplier. `nothing`: such as one that its caller ended. */
export type Verdict = 'up' | 'down' | 'nothing'

export interface Breaker {
  /** Throws CIRCUIT_OPEN where calls are paused. */
  check(): void
  /**
   * Lets a call through. Settle it once, when it has ended.
   * @throws DomainError CIRCUIT_OPEN where calls are paused
   */
  enter(): (verdict: Verdict) => void
}

/**
 * A circuit breaker for calls that must not wait. Cockatiel's keeps everybody waiting for its probe, which may be a
 * whole timeout, and takes a probe that was cancelled for a success. Here a probe that says nothing leaves the question
 * to the next call, and one that takes long does not keep the breaker open for longer than `openForMs`.
 */
export const createBreaker = (name: string, { failures, openForMs }: BreakerOptions): Breaker => {
  let inARow = 0
  /** When the next probe may go; undefined while the breaker is closed. */
  let probeAt: number | undefined

  const check = () => {
    const waitMs = probeAt === undefined ? 0 : probeAt - performance.now()
    if (waitMs <= 0) return
    throw new DomainError('CIRCUIT_OPEN', `${name} is not answering at the moment. Try again shortly.`, {
      supplier: name,
      retryAfterMs: Math.ceil(waitMs),
    })
  }
  const pause = () => (probeAt = performance.now() + openForMs)

  const settleCall = (verdict: Verdict) => {
    if (probeAt !== undefined || verdict === 'nothing') return // it began before the breaker opened
    inARow = verdict === 'up' ? 0 : inARow + 1
    if (inARow >= failures) pause()
  }
  const settleProbe = (verdict: Verdict) => {
    if (probeAt === undefined) settleCall(verdict) // a later probe closed the breaker meanwhile
    else if (verdict === 'down') pause()
    else if (verdict === 'nothing') probeAt = performance.now()
    else {
      probeAt = undefined
      inARow = 0
    }
  }

  return {
    check,
    enter: () => {
      check()
      if (probeAt === undefined) return settleCall
      pause() // for everybody but this probe
      return settleProbe
    },
  }
}
