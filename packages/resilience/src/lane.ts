/** What a call is for, in the order of precedence. Each lane has its own places, waiting list and breaker. */
export const lanes = ['booking', 'quote', 'search'] as const

export type Lane = (typeof lanes)[number]

export interface LaneLimits {
  /** Calls under way at once. */
  concurrency: number
  /** Calls that may wait for their turn. Beyond it the caller who has the most of them waiting is refused. */
  waiting: number
  /** The longest that a call waits for its turn, in ms. */
  maxWaitMs: number
  /** The part of a full bucket that the lane may use up, 0 to 1: the rest is left to the lanes before it. */
  burstShare: number
}

export const defaultLimits: Readonly<Record<Lane, LaneLimits>> = {
  booking: { concurrency: 50, waiting: 200, maxWaitMs: 5_000, burstShare: 1 },
  quote: { concurrency: 50, waiting: 100, maxWaitMs: 3_000, burstShare: 0.9 },
  search: { concurrency: 50, waiting: 100, maxWaitMs: 2_000, burstShare: 0.75 },
}

/** A value for each lane. */
export const forEachLane = <T>(make: (lane: Lane) => T): Readonly<Record<Lane, T>> => ({
  booking: make('booking'),
  quote: make('quote'),
  search: make('search'),
})
