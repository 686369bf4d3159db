import type { AbortListener, CallSignal } from './transport.ts'

/** Work under way, by what it is about: who asks for the same meanwhile gets the same. */
export interface SingleFlight<T> {
  /**
   * @param signal of the one who asks. When nobody is left who waits, the work is aborted; a deadline ends it for all.
   */
  join(key: string, signal: CallSignal, start: (signal: CallSignal) => Promise<T>): Promise<T>
}

export const createSingleFlight = <T>(): SingleFlight<T> => {
  const flights = new Map<string, Flight<T>>()
  return {
    join(key, signal, start) {
      const flight = flights.get(key) ?? new Flight<T>(key, flights)
      flight.start(start)
      return flight.board(signal)
    },
  }
}

/**
 * One piece of work, and the signal by which it learns that nobody waits any more. An AbortController and its signal for
 * each would cost as much as the rest of it.
 */
class Flight<T> implements CallSignal {
  aborted = false
  reason: unknown
  readonly #key: string
  readonly #flights: Map<string, Flight<T>>
  #result: Promise<T> | undefined
  #listeners: AbortListener[] = []
  #waiting = 0

  constructor(key: string, flights: Map<string, Flight<T>>) {
    this.#key = key
    this.#flights = flights
    flights.set(key, this)
  }

  start(start: (signal: CallSignal) => Promise<T>) {
    if (this.#result) return
    this.#result = start(this).then(
      (value) => {
        this.#land()
        return value
      },
      (error: unknown) => {
        this.#land()
        throw error
      },
    )
  }

  async board(signal: CallSignal): Promise<T> {
    this.#waiting += 1
    const result = this.#result as Promise<T>
    const passenger = { handleEvent: () => this.#leave(signal.reason) }
    if (signal.aborted) passenger.handleEvent()
    else signal.addEventListener('abort', passenger)
    try {
      return await result
    } finally {
      signal.removeEventListener('abort', passenger)
    }
  }

  addEventListener(_: 'abort', listener: AbortListener) {
    this.#listeners.push(listener)
  }

  removeEventListener(_: 'abort', listener: AbortListener) {
    const at = this.#listeners.indexOf(listener)
    if (at !== -1) this.#listeners.splice(at, 1)
  }

  #leave(reason: unknown) {
    this.#waiting -= 1
    if (this.#waiting > 0 && !isDeadline(reason)) return
    this.#forget() // whoever comes now starts anew
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    for (const listener of this.#listeners.splice(0)) listener.handleEvent()
  }

  /**
   * A map that grew or shrank leaves its former table behind, old to the garbage collector and with all that was in it:
   * so that this holds no request and no answer, a flight that has landed holds nothing any more.
   */
  #land() {
    this.#forget()
    this.#result = undefined
    this.#listeners = []
  }

  #forget() {
    if (this.#flights.get(this.#key) === this) this.#flights.delete(this.#key)
  }
}

const isDeadline = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
