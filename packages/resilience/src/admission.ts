import { createLaneQueue } from './lane-queue.ts'
import type { Applicant, Turn } from './lane-queue.ts'
import { forEachLane, lanes } from './lane.ts'
import type { Lane, LaneLimits } from './lane.ts'
import { createBucket } from './token-bucket.ts'
import type { RateOptions } from './token-bucket.ts'

export interface Admission {
  /**
   * Waits for a place in the lane and for a token.
   * Rejects with RATE_LIMITED or, when the signal aborts, with its reason.
   */
  enter(lane: Lane, applicant: Applicant): Promise<Turn>
  /** The supplier asked for a pause: it holds for the lane and for those that it precedes. */
  pause(lane: Lane, ms: number): void
}

const longestPauseMs = 60_000

/** Who could not have a turn in time is refused at once instead of after a wait. */
const mostInTime = ({ maxWaitMs }: LaneLimits, rate?: RateOptions) =>
  rate ? Math.max(1, Math.floor((rate.perSecond * maxWaitMs) / 1_000)) : Infinity

/** So many quotes go for each search while both wait: a flood of quotes must not end all searches. */
const quotesForEachSearch = 3

/**
 * Lets calls to one supplier go: bookings before everything, quotes before searches but for one in four, and within a
 * lane the callers take turns.
 */
export const createAdmission = (
  name: string,
  limits: Readonly<Record<Lane, LaneLimits>>,
  rate?: RateOptions,
): Admission => {
  const bucket = rate && createBucket(rate)
  const reserves = forEachLane((lane) => (rate ? Math.floor(rate.burst * (1 - limits[lane].burstShare)) : 0))
  let alarm: NodeJS.Timeout | undefined
  let quotesInARow = 0

  /** The lanes with somebody to start, in the order of whose turn it is, and the tokens that each leaves. */
  const candidates = () => {
    const isSearchDue = quotesInARow >= quotesForEachSearch && queues.search.isReady()
    const order = isSearchDue ? searchFirst : lanes
    return order
      .filter((lane) => queues[lane].isReady())
      .map((lane) => {
        const reserve = isSearchDue && lane === 'search' ? reserves.quote : reserves[lane]
        return { lane, heldMs: queues[lane].heldMs(reserve) }
      })
  }
  const start = (lane: Lane) => {
    if (lane === 'search') quotesInARow = 0
    if (lane === 'quote') quotesInARow = queues.search.isReady() ? quotesInARow + 1 : 0
    queues[lane].startNext()
  }
  /** Starts everybody whose turn it is, and wakes up when the next token or the end of a pause is due. */
  const pump = () => {
    clearTimeout(alarm)
    for (;;) {
      const waiting = candidates()
      const next = waiting.find(({ heldMs }) => heldMs === 0)
      if (next) start(next.lane)
      else {
        if (waiting.length > 0) alarm = setTimeout(pump, Math.min(...waiting.map(({ heldMs }) => heldMs)))
        return
      }
    }
  }
  const queues = forEachLane((lane) => {
    const waiting = Math.min(limits[lane].waiting, mostInTime(limits[lane], rate))
    const own = { ...limits[lane], waiting }
    return createLaneQueue({ name, limits: own, bucket, reserve: reserves[lane], pump })
  })

  return {
    enter: (lane, applicant) => queues[lane].enter(applicant),
    pause: (lane, ms) => {
      for (const each of lanes.slice(lanes.indexOf(lane))) queues[each].pause(Math.min(ms, longestPauseMs))
    },
  }
}

const searchFirst: readonly Lane[] = ['booking', 'search', 'quote']
