import { NoConnection } from '../no-connection.ts'
import { type Address, type Call, Connection, type ConnectionOwner } from './connection.ts'

export interface PoolOptions extends Address {
  /** At most so many at a time. */
  readonly connections: number
  /** Calls that may wait for one; one more fails with `NoConnection`. */
  readonly waitingCalls: number
  /** For how long a call waits while all connections are busy; then it fails with `NoConnection`. */
  readonly longestWaitMs: number
}

const sweepMs = 1_000
const waitingSweepMs = 100

/**
 * Connections to one server. A call takes the one that was used last, so that those nobody needs grow old and are closed;
 * where all are busy it has another opened, up to a limit, and takes whichever is free first.
 */
export class Pool implements ConnectionOwner {
  readonly #options: PoolOptions
  readonly #all = new Set<Connection>()
  readonly #opening = new Set<Connection>()
  readonly #idle: Connection[] = []
  /** And since when. The first came first. */
  readonly #waiting = new Map<Call, number>()
  #waitingSweep: NodeJS.Timeout | undefined
  #sweeping: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  send(call: Call) {
    if (this.#closed) return call.failed(new Error('The connections were closed'))
    const connection = this.#takeIdle()
    if (connection) return connection.carry(call)
    if (this.#waiting.size >= this.#options.waitingCalls) return call.failed(new NoConnection())
    this.#waiting.set(call, performance.now())
    this.#openMore()
    // With a connection on its way for each, none of them waits for another call's end.
    if (this.isBusy) this.#waitingSweep ??= setInterval(() => this.#sweepWaiting(), waitingSweepMs).unref()
  }

  /** Whether calls wait for others to end, rather than for a connection to open. */
  get isBusy() {
    return this.#opening.size < this.#waiting.size
  }

  /** A call that waits for a connection waits no longer. */
  giveUp(call: Call) {
    this.#waiting.delete(call)
  }

  /** Takes no more calls. Those that it has are finished. */
  close() {
    this.#closed = true
    for (const connection of this.#idle.splice(0)) connection.close()
  }

  /** Takes no more calls. Those that it has fail. */
  destroy() {
    this.close()
    const waiting = [...this.#waiting.keys()]
    this.#waiting.clear()
    for (const connection of this.#all) connection.close()
    for (const call of waiting) call.failed(new Error('The connections were closed'))
  }

  free(connection: Connection) {
    this.#opening.delete(connection)
    const call = this.#nextWaiting()
    if (call) return connection.carry(call)
    if (this.#closed) return connection.close()
    this.#idle.push(connection)
    this.#sweeping ??= setInterval(() => this.#sweep(), sweepMs).unref()
  }

  gone(connection: Connection, error: Error) {
    this.#all.delete(connection)
    const at = this.#idle.indexOf(connection)
    if (at !== -1) this.#idle.splice(at, 1)
    // Each that cannot be opened ends one call, so that none waits for ever and none is tried for ever.
    if (this.#opening.delete(connection)) this.#nextWaiting()?.failed(error)
    this.#openMore()
  }

  #takeIdle(): Connection | undefined {
    for (let last = this.#idle.pop(); last; last = this.#idle.pop()) {
      if (performance.now() < last.idleUntil) return last
      last.close()
    }
    return undefined
  }

  #nextWaiting(): Call | undefined {
    if (this.#waiting.size === 0) return undefined
    const [first] = this.#waiting.keys()
    if (first) this.#waiting.delete(first)
    return first
  }

  #openMore() {
    while (this.#opening.size < this.#waiting.size && this.#all.size < this.#options.connections) {
      const connection = new Connection(this.#options, this)
      this.#all.add(connection)
      this.#opening.add(connection)
    }
  }

  #sweepWaiting() {
    const limit = performance.now() - this.#options.longestWaitMs
    for (const [call, since] of this.#waiting) {
      if (since > limit || !this.isBusy) break
      this.#waiting.delete(call)
      call.failed(new NoConnection())
    }
    if (this.#waiting.size > 0) return
    clearInterval(this.#waitingSweep)
    this.#waitingSweep = undefined
  }

  #sweep() {
    const now = performance.now()
    for (const connection of this.#idle.filter(({ idleUntil }) => idleUntil <= now)) connection.close()
    if (this.#idle.length > 0) return
    clearInterval(this.#sweeping)
    this.#sweeping = undefined
  }
}
