import { setImmediate } from 'node:timers/promises'

/** Time that passes only when everything has come to rest: hours of waiting take microseconds. */
export interface VirtualTime {
  now(): number
  date(): Date
  at(ms: number, run: () => void): void
  sleep(ms: number): Promise<void>
  /** Runs what is scheduled, in the order of its time, until nothing is. Throws when that would take longer than `limitMs`. */
  runToRest(limitMs: number): Promise<void>
}

export const createVirtualTime = (): VirtualTime => {
  // A day on which no clock of this machine stands.
  let now = Date.parse('2040-01-01T00:00:00Z')
  const started = now
  const scheduled: { at: number; run: () => void }[] = []
  const time: VirtualTime = {
    now: () => now,
    date: () => new Date(now),
    at: (ms, run) => {
      const entry = { at: Math.max(ms, now), run }
      const index = scheduled.findIndex(({ at }) => at > entry.at)
      scheduled.splice(index < 0 ? scheduled.length : index, 0, entry)
    },
    sleep: (ms) => new Promise((resolve) => time.at(now + ms, resolve)),
    runToRest: async (limitMs) => {
      for (let next = scheduled.shift(); next; next = scheduled.shift()) {
        now = next.at
        if (now - started > limitMs) throw new Error('it never comes to rest')
        next.run()
        await setImmediate()
      }
    },
  }
  return time
}
