import type { Random } from '../random.ts'
import type { System } from '../system/system.ts'
import { createClient } from './client.ts'
import { findViolations } from './invariants.ts'
import type { Violation } from './invariants.ts'
import { acceptTrip, followTrip } from './trip.ts'
import type { Trip } from './trip.ts'

export interface TrafficOptions {
  /** Trips under way at once. */
  readonly travellers: number
  /** How long an accepted trip may take after the last fault, in milliseconds. */
  readonly patienceMs: number
}

/** Travellers who book one trip after the other until they are told to stop. */
export interface Traffic {
  readonly trips: readonly Trip[]
  /** Accepted, and not at an end. */
  underWay(): Trip[]
  /** Starts no more trips and waits for those under way. */
  finish(): Promise<void>
  /** What went wrong with the trips so far; call it after `finish`. */
  violations(): Promise<Violation[]>
}

export const startTraffic = (system: System, random: Random, options: TrafficOptions): Traffic => {
  const trips: Trip[] = []
  const closing = new AbortController()
  const isOpen = () => !closing.signal.aborted
  const travel = async () => {
    const client = createClient(system)
    while (isOpen()) {
      const trip = await acceptTrip(client, random).catch(() => undefined)
      if (!trip) continue
      trips.push(trip)
      let ended = false
      // While faults go on, their time does not count.
      while (isOpen() && !ended) ended = await followTrip(client, trip, 5_000)
      if (!ended) await followTrip(client, trip, options.patienceMs)
    }
  }
  const travelling = Array.from({ length: options.travellers }, travel)
  return {
    trips,
    underWay: () => trips.filter(({ endedAt }) => endedAt === undefined),
    finish: async () => {
      closing.abort()
      await Promise.all(travelling)
    },
    violations: async () => {
      const ledger = await system.surroundings.ledger()
      return trips.flatMap((trip) => findViolations(trip, ledger))
    },
  }
}
