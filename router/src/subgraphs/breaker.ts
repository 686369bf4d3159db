export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures: number
  /** How long calls are paused before one is let through to see. */
  openForMs: number
}

/** Pauses the calls to something that is down. */
export interface Breaker {
  /**
   * Asks for leave to make a call.
   * @returns what to say once, when it has ended
   * @throws what `whenPaused` makes where calls are paused
   */
  enter(): (verdict: Verdict) => void
}

/** What a call says about who was called. `nothing`: such as one whose caller hung up. */
export type Verdict = 'up' | 'down' | 'nothing'

export interface BreakerParts extends BreakerOptions {
  whenPaused: () => Error
  onChange: (open: boolean) => void
  now?: () => number
}

/**
 * A circuit breaker for calls that must not wait. Cockatiel's keeps everybody waiting for its probe, which is the whole
 * timeout where a subgraph hangs, and takes a cancelled probe for a success. Here whoever comes while the probe is
 * under way is refused at once, and a probe that says nothing leaves the question to the next call.
 */
export const createBreaker = (parts: BreakerParts): Breaker => {
  const { failures, openForMs, whenPaused, onChange, now = performance.now.bind(performance) } = parts
  let inARow = 0
  let openedAt: number | undefined
  let probing = false

  const succeeded = () => {
    inARow = 0
    if (openedAt === undefined) return
    openedAt = undefined
    onChange(false)
  }
  const failed = (probe: boolean) => {
    inARow += 1
    if (openedAt === undefined && inARow >= failures) {
      openedAt = now()
      onChange(true)
    } else if (probe) openedAt = now() // what was under way before it opened, and fails now, does not prolong it
  }

  const settle = (verdict: Verdict, probe: boolean) => {
    if (probe) probing = false
    if (verdict === 'up') succeeded()
    else if (verdict === 'down') failed(probe)
  }
  const settleCall = (verdict: Verdict) => settle(verdict, false)
  const settleProbe = (verdict: Verdict) => settle(verdict, true)

  return {
    enter() {
      if (openedAt === undefined) return settleCall
      if (probing || now() < openedAt + openForMs) throw whenPaused()
      probing = true
      return settleProbe
    },
  }
}
