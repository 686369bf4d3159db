import { DomainError } from '@wayfare/domain'
import { currentRequest } from '@wayfare/telemetry'

export interface SearchTurnLimits {
  /** Searches of one caller that are under way at once. */
  atOnce: number
  /** Searches of one caller that wait for their turn; one more is refused. */
  waiting: number
}

const defaults: SearchTurnLimits = { atOnce: 6, waiting: 40 }

interface Caller {
  running: number
  waiting: (() => void)[]
}

/**
 * A caller's searches take turns with each other, so that a caller who sends hundreds at once delays only its own: reading
 * what suppliers answer takes the time of a process that everybody shares.
 */
export const createSearchTurns = (limits: SearchTurnLimits = defaults) => {
  const callers = new Map<string, Caller>()

  const enter = (name: string, signal: AbortSignal): Promise<void> | undefined => {
    const caller = callers.get(name) ?? { running: 0, waiting: [] }
    callers.set(name, caller)
    if (caller.running < limits.atOnce) {
      caller.running += 1
      return undefined
    }
    if (caller.waiting.length >= limits.waiting) throw tooMany(limits)
    return turnOf(caller, signal, limits)
  }
  const leave = (name: string) => {
    const caller = callers.get(name)!
    const next = caller.waiting.shift()
    if (next) return next() // takes the place over
    caller.running -= 1
    if (caller.running === 0) callers.delete(name)
    return undefined
  }

  /** @throws DomainError RATE_LIMITED where too many wait, or when `signal` aborts before it is this search's turn */
  return async <T>(signal: AbortSignal, search: () => Promise<T>): Promise<T> => {
    const name = currentRequest()?.caller
    if (name === undefined) return search()
    await enter(name, signal)
    try {
      return await search()
    } finally {
      leave(name)
    }
  }
}

const turnOf = ({ waiting }: Caller, signal: AbortSignal, limits: SearchTurnLimits) =>
  new Promise<void>((resolve, reject) => {
    const start = () => {
      signal.removeEventListener('abort', giveUp)
      resolve()
    }
    const giveUp = () => {
      waiting.splice(waiting.indexOf(start), 1)
      reject(tooMany(limits))
    }
    waiting.push(start)
    signal.addEventListener('abort', giveUp, { once: true })
  })

const tooMany = ({ atOnce }: SearchTurnLimits) =>
  new DomainError('RATE_LIMITED', `You have too many searches under way: ${atOnce} run at a time.`, {
    hint: 'Wait for your other searches, then search again.',
    retryAfterMs: 1_000,
  })
