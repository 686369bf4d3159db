import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@wayfare/domain'

/** What an error says about the statement that met it; undefined where it is the statement's own fault. */
export type Trouble =
  /** The connection or the server went away: nothing that was not committed has happened. */
  | 'lost'
  /** The server ended the transaction in favour of another one. */
  | 'conflict'
  /** The server is out of connections, memory or disk, or takes no writes. */
  | 'refused'
  /** A statement or a wait for a lock took longer than it may. */
  | 'late'
  /** No connection of this process's pool became free in time. */
  | 'busy'

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const states: readonly (readonly [RegExp, Trouble])[] = [
  [/^(?:08...|57P0[1235]|25P03)$/, 'lost'],
  [/^(?:40001|40P01)$/, 'conflict'],
  [/^(?:53...|25006)$/, 'refused'],
  [/^(?:57014|55P03)$/, 'late'],
]

const networkCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Errors of node-postgres itself, which have no code. */
const messages: readonly (readonly [string, Trouble])[] = [
  ['timeout exceeded when trying to connect', 'busy'],
  ['Connection terminated', 'lost'],
  ['is not queryable', 'lost'],
  ['Query read timeout', 'lost'],
]

export const troubleOf = (error: unknown): Trouble | undefined => {
  if (typeof error !== 'object' || error === null) return undefined
  if (error instanceof DomainError) return troubles.get(error)
  const { code, message } = error as Partial<NodeJS.ErrnoException>
  if (networkCodes.has(code)) return 'lost'
  if (typeof code === 'string') return states.find(([pattern]) => pattern.test(code))?.[1]
  return messages.find(([text]) => message?.includes(text))?.[1]
}

/** By the errors that `unavailable` made. */
const troubles = new WeakMap<DomainError, Trouble>()

const explained: Readonly<Record<Trouble, readonly ['UNAVAILABLE' | 'TIMED_OUT' | 'RATE_LIMITED', string]>> =
  {
    lost: ['UNAVAILABLE', 'Our database could not be reached. Try again in a moment.'],
    conflict: ['UNAVAILABLE', 'Too many changes came at the same time. Try again in a moment.'],
    refused: ['UNAVAILABLE', 'Our database takes no more work at present. Try again in a moment.'],
    late: ['TIMED_OUT', 'Our database took too long to answer. Try again in a moment.'],
    busy: ['RATE_LIMITED', 'Too many requests are waiting. Try again in a moment.'],
  }

/**
 * The error as the rest of the repository knows it: UNAVAILABLE, TIMED_OUT or RATE_LIMITED for what may pass, the very
 * same error otherwise. The driver's own words go to `report` and not to callers.
 */
export const unavailable = (error: unknown, report: (trouble: Trouble, error: unknown) => void): unknown => {
  const trouble = troubleOf(error)
  if (trouble === undefined || error instanceof DomainError) return error
  report(trouble, error)
  const [code, message] = explained[trouble]
  const domainError = new DomainError(code, message, { retryAfterMs: 1_000 })
  troubles.set(domainError, trouble)
  return domainError
}

/** Milliseconds before the second, third, … attempt: a server that restarts is back within seconds. */
const pausesMs = [20, 100, 500, 1_000, 2_000]
/** A server that does not even refuse makes each attempt long: after this time since the first failure there is no other. */
const failingMs = 4_000

/** Marks an error whose attempts are used up. The caller must not repeat it, or six times six attempts would be made. */
const repeatedToTheEnd = new WeakSet<object>()

/**
 * Repeats `run` while the database is lost or gave precedence to another transaction, six times within about four
 * seconds. Only for what is idempotent, or surely had no effect when `mayRepeat` says so.
 */
export const retrying = async <T>(run: () => Promise<T>, mayRepeat = () => true): Promise<T> => {
  let failingSince: number | undefined
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isPassing(error) || !mayRepeat()) throw error
      failingSince ??= performance.now()
      const pause = pausesMs[attempt]
      if (pause === undefined || performance.now() - failingSince > failingMs) {
        repeatedToTheEnd.add(error)
        throw error
      }
      // Scattered, so that what failed together does not come back together.
      await sleep(pause * (0.5 + Math.random()))
    }
  }
}

const isPassing = (error: unknown): error is object => {
  const trouble = troubleOf(error)
  return (trouble === 'lost' || trouble === 'conflict') && !repeatedToTheEnd.has(error as object)
}
