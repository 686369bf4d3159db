import { DomainError, invalid } from '@wayfare/domain'

/** By when a search answers with what it has: it holds for suppliers, content, exchange rates and conversion together. */
export interface SearchDeadline {
  /** Aborts at the deadline, and when the caller goes away. */
  readonly signal: AbortSignal
  readonly passed: boolean
  /** What the work gives; undefined when the deadline comes first. Rejects with ABORTED when the caller goes away. */
  within<T>(work: Promise<T>): Promise<T | undefined>
}

/** @throws DomainError INVALID for what is not 100 to 20,000 ms */
export const startSearchDeadline = (deadlineMs: number, caller: AbortSignal): SearchDeadline => {
  if (!(deadlineMs >= 100 && deadlineMs <= 20_000))
    throw invalid('deadlineMs', `is ${deadlineMs}`, 'Send a number of milliseconds from 100 to 20000.')
  const deadline = AbortSignal.timeout(deadlineMs)
  const signal = AbortSignal.any([caller, deadline])
  const end = () => {
    if (!caller.aborted) return undefined
    throw new DomainError('ABORTED', 'The request ended before the search did.')
  }
  return {
    signal,
    get passed() {
      return deadline.aborted
    },
    within: async (work) => {
      if (signal.aborted) {
        work.catch(() => undefined) // nobody waits for it any more
        return end()
      }
      const { promise: ended, resolve } = Promise.withResolvers<undefined>()
      const onAbort = () => resolve(undefined)
      signal.addEventListener('abort', onAbort)
      try {
        const value = await Promise.race([work, ended])
        return value === undefined && signal.aborted ? end() : value
      } finally {
        signal.removeEventListener('abort', onAbort)
      }
    },
  }
}
