import { DomainError, isAmbiguous } from '@wayfare/domain'
import type { ErrorCode } from '@wayfare/domain'
import type { Verdict } from './breaker.ts'

const outages: ReadonlySet<ErrorCode> = new Set(['TIMED_OUT', 'UNAVAILABLE', 'BAD_ANSWER'])

/** Whether the error says that the supplier is in trouble. ABORTED does not: our caller ended the call. */
export const isOutage = (error: unknown) => error instanceof DomainError && outages.has(error.code)

/** A fault of ours says nothing about the supplier either. */
const verdictOn = (error: unknown): Verdict => {
  if (isOutage(error)) return 'down'
  return error instanceof DomainError && error.code !== 'ABORTED' ? 'up' : 'nothing'
}

export interface Observer {
  settle(verdict: Verdict): void
  pause(ms: number): void
}

/** For a supplier that limits us and does not say for how long. */
const defaultPauseMs = 1_000

/** Passes the outcome on, and tells what it says about the supplier. */
export const observe = async <T>(work: Promise<T>, { settle, pause }: Observer): Promise<T> => {
  try {
    const value = await work
    settle('up')
    return value
  } catch (error) {
    settle(verdictOn(error))
    if (error instanceof DomainError && error.code === 'RATE_LIMITED')
      pause(error.retryAfterMs ?? defaultPauseMs)
    throw error
  }
}

/** Errors that say nothing about an earlier attempt. */
const silent: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'CIRCUIT_OPEN', 'INTERNAL'])

/**
 * Keeps an attempt's ambiguous error: that a later attempt was not let through does not tell what became of the first
 * one, and the caller must not take it for "nothing was sent".
 */
export const createMemory = () => {
  let ambiguous: unknown
  return {
    keep: (error: unknown): never => {
      if (isAmbiguous(error)) ambiguous = error
      throw error
    },
    prefer: (error: unknown): never => {
      const saysLittle = error instanceof DomainError && silent.has(error.code)
      throw saysLittle && ambiguous !== undefined ? ambiguous : error
    },
  }
}
