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

/** Lets calls to one supplier go: booking before quote before search, and within a lane the callers take turns. */
export const createAdmission = (
  name: string,
  limits: Readonly<Record<Lane, LaneLimits>>,
  rate?: RateOptions,
): Admission => {
  const bucket = rate && createBucket(rate)
  let alarm: NodeJS.Timeout | undefined

  /** Starts everybody whose turn it is, and wakes up when the next token or the end of a pause is due. */
  const pump = () => {
    clearTimeout(alarm)
    const holds = lanes.map((lane) => queues[lane].startWaiting()).filter((ms) => ms > 0)
    if (holds.length > 0) alarm = setTimeout(pump, Math.min(...holds))
  }
  const queues = forEachLane((lane) => {
    const reserve = rate ? Math.floor(rate.burst * (1 - limits[lane].burstShare)) : 0
    const waiting = Math.min(limits[lane].waiting, mostInTime(limits[lane], rate))
    return createLaneQueue({ name, limits: { ...limits[lane], waiting }, bucket, reserve, pump })
  })

  return {
    enter: (lane, applicant) => queues[lane].enter(applicant),
    pause: (lane, ms) => {
      for (const each of lanes.slice(lanes.indexOf(lane))) queues[each].pause(Math.min(ms, longestPauseMs))
    },
  }
}
