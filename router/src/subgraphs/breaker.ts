export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures: number
  /** How long calls are paused before one is let through to see. */
  openForMs: number
}

/** Pauses the calls to something that is down. */
export interface Breaker {
  /**
   * @param isOutage whether an error says that it is down; others say nothing about it, such as a caller who hung up
   * @throws what `call` throws, or what `whenPaused` makes where calls are paused
   */
  run<T>(call: () => Promise<T>, isOutage: (error: unknown) => boolean): Promise<T>
}

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

  return {
    async run(call, isOutage) {
      const probe = openedAt !== undefined
      if (openedAt !== undefined && (probing || now() < openedAt + openForMs)) throw whenPaused()
      if (probe) probing = true
      try {
        const value = await call()
        succeeded()
        return value
      } catch (error) {
        if (isOutage(error)) failed(probe)
        throw error
      } finally {
        if (probe) probing = false
      }
    },
  }
}
