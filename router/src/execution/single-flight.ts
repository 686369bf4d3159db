/** Work under way, by what it is about: who asks for the same meanwhile gets the same. */
export interface SingleFlight<T> {
  /**
   * @param signal of the one who asks. When nobody is left who waits, the work is aborted; a deadline ends it for all.
   */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T>
}

interface Flight<T> {
  /** Absent once it has landed. */
  result: Promise<T> | undefined
  controller: AbortController | undefined
  waiting: number
}

export const createSingleFlight = <T>(): SingleFlight<T> => {
  const flights = new Map<string, Flight<T>>()

  const take = (key: string, start: (signal: AbortSignal) => Promise<T>) => {
    const controller = new AbortController()
    const flight: Flight<T> = { controller, waiting: 0, result: undefined }
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key)
      // A map that grew or shrank leaves its former table behind, old to the garbage collector and with all that was in it:
      // so that this holds no request and no answer, a flight holds nothing any more.
      flight.result = undefined
      flight.controller = undefined
    }
    flight.result = start(controller.signal).finally(land)
    flights.set(key, flight)
    return flight
  }

  return {
    async join(key, signal, start) {
      const flight = flights.get(key) ?? take(key, start)
      flight.waiting += 1
      const leave = () => {
        flight.waiting -= 1
        if (flight.waiting > 0 && !isDeadline(signal.reason)) return
        if (flights.get(key) === flight) flights.delete(key) // whoever comes now starts anew
        flight.controller?.abort(signal.reason)
      }
      if (signal.aborted) leave()
      else signal.addEventListener('abort', leave, { once: true })
      try {
        return await (flight.result as Promise<T>)
      } finally {
        signal.removeEventListener('abort', leave)
      }
    },
  }
}

const isDeadline = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
