import { DomainError } from '@wayfare/domain'
import type { LaneLimits } from './lane.ts'
import type { Bucket } from './token-bucket.ts'
import { createWaitingList } from './waiting-list.ts'
import type { Waiter, WaitingList } from './waiting-list.ts'

export interface Applicant {
  caller: string
  signal: AbortSignal
}

/** A place in a lane until it is ended; ending it twice does nothing. */
export interface Turn {
  end(): void
  /** For a call that was not made after all: its token goes back too. */
  giveBack(): void
}

export interface LaneQueue {
  /** Joins the waiting list; `pump` starts it, at once where that may be. */
  enter(applicant: Applicant): Promise<Turn>
  /** Whether somebody waits who has a place. */
  isReady(): boolean
  /** How long until the pause and the bucket let a call go that leaves so many tokens, in ms. */
  heldMs(reserve: number): number
  startNext(): void
  pause(ms: number): void
}

export interface LaneQueueParts {
  /** The supplier's. */
  name: string
  limits: LaneLimits
  bucket: Bucket | undefined
  /** Tokens that the lane leaves in the bucket. */
  reserve: number
  /** Looks through all lanes for who may go now. */
  pump: () => void
}

interface Waiting extends Waiter {
  start(): void
  refuse(retryAfterMs: number): void
}

/** One lane's places and its waiting list. */
export const createLaneQueue = ({ name, limits, bucket, reserve, pump }: LaneQueueParts): LaneQueue => {
  const { concurrency, maxWaitMs } = limits
  const list = createWaitingList<Waiting>(limits.waiting)
  let running = 0
  let pausedUntil = 0

  const heldMs = (leaving: number) =>
    Math.max(0, Math.ceil(pausedUntil - performance.now()), bucket?.waitMs(leaving) ?? 0)

  const begin = (): Turn => {
    running += 1
    bucket?.take()
    let ended = false
    const end = () => {
      if (ended) return
      ended = true
      running -= 1
      pump()
    }
    const giveBack = () => {
      bucket?.giveBack()
      end()
    }
    return { end, giveBack }
  }

  return {
    enter: async (applicant) => {
      if (applicant.signal.aborted) throw applicant.signal.reason
      const ms = heldMs(reserve)
      if (ms > maxWaitMs) throw tooMany(name, ms)
      const turn = waitIn(list, applicant, { name, begin, maxWaitMs })
      pump()
      return turn
    },
    isReady: () => list.size > 0 && running < concurrency,
    heldMs,
    startNext: () => list.next()?.start(),
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms)
    },
  }
}

interface WaitTerms {
  name: string
  begin: () => Turn
  maxWaitMs: number
}

const waitIn = (
  list: WaitingList<Waiting>,
  { caller, signal }: Applicant,
  { name, begin, maxWaitMs }: WaitTerms,
): Promise<Turn> =>
  new Promise<Turn>((resolve, reject) => {
    const settle = () => {
      clearTimeout(patience)
      signal.removeEventListener('abort', onAbort)
    }
    const start = () => {
      settle()
      resolve(begin())
    }
    const refuse = (retryAfterMs: number) => {
      settle()
      reject(tooMany(name, retryAfterMs))
    }
    const waiter: Waiting = { caller, start, refuse }
    const onAbort = () => {
      settle()
      list.remove(waiter)
      reject(signal.reason as Error)
    }
    const patience = setTimeout(() => {
      list.remove(waiter)
      refuse(maxWaitMs)
    }, maxWaitMs)
    signal.addEventListener('abort', onAbort)
    list.add(waiter)?.refuse(maxWaitMs)
  })

const tooMany = (name: string, retryAfterMs: number) =>
  new DomainError('RATE_LIMITED', `Too many requests to ${name} are waiting. Try again shortly.`, {
    supplier: name,
    retryAfterMs: Math.ceil(retryAfterMs),
  })
