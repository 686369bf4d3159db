import type { Database } from '@wayfare/database'
import { bookingChanged } from './store/ledger.ts'

export interface WaitLimits {
  /** Bookings that one viewer may wait for at a time. */
  perViewer: number
  perProcess: number
}

const defaults: WaitLimits = { perViewer: 20, perProcess: 2_000 }

/** After a lost connection everybody reads again, spread over this time. */
const spreadMs = 1_000

/** The right of one viewer to wait for one booking. */
export interface Wait extends Disposable {
  /** Resolves when the booking may have moved, when the time is over, or when the signal aborts; never rejects. */
  until(ms: number, signal: AbortSignal): Promise<void>
}

/** Pollers that wait for a booking to move, woken by the database's notifications. */
export interface Waits {
  /** Undefined when the viewer waits for this booking already, or when there are too many waits. */
  begin(viewerId: string, bookingId: string): Wait | undefined
  close(): Promise<void>
}

export const openWaits = async (
  database: Pick<Database, 'listen'>,
  limits: Partial<WaitLimits> = {},
): Promise<Waits> => {
  const { perViewer, perProcess } = { ...defaults, ...limits }
  /** The bookings that each viewer waits for. */
  const viewers = new Map<string, Set<string>>()
  const resumes = createResumes()
  let count = 0
  const unlisten = await database.listen(bookingChanged, (id) => {
    if (id === undefined) resumes.wakeAll()
    else resumes.wake(id)
  })
  const end = (viewerId: string, bookingId: string) => {
    const waiting = viewers.get(viewerId)
    if (!waiting?.delete(bookingId)) return
    count -= 1
    if (waiting.size === 0) viewers.delete(viewerId)
  }
  return {
    begin: (viewerId, bookingId) => {
      const waiting = viewers.get(viewerId) ?? new Set()
      if (waiting.has(bookingId) || waiting.size >= perViewer || count >= perProcess) return undefined
      viewers.set(viewerId, waiting.add(bookingId))
      count += 1
      return {
        until: (ms, signal) => resumes.wait(bookingId, ms, signal),
        [Symbol.dispose]: () => end(viewerId, bookingId),
      }
    },
    close: async () => {
      resumes.wakeAll(0)
      await unlisten()
    },
  }
}

/** What to call when a booking moves. */
const createResumes = () => {
  const waiting = new Map<string, Set<() => void>>()
  const wake = (id: string) => waiting.get(id)?.forEach((resume) => resume())
  return {
    wake,
    wakeAll: (withinMs = spreadMs) => {
      for (const id of waiting.keys()) {
        if (withinMs === 0) wake(id)
        else setTimeout(() => wake(id), Math.random() * withinMs).unref()
      }
    },
    wait: (id: string, ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const all = waiting.get(id) ?? new Set()
        const resume = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', resume)
          all.delete(resume)
          if (all.size === 0 && waiting.get(id) === all) waiting.delete(id)
          resolve()
        }
        const timer = setTimeout(resume, ms)
        signal.addEventListener('abort', resume, { once: true })
        waiting.set(id, all.add(resume))
        if (signal.aborted) resume()
      }),
  }
}
