import { type CallSignal, SubgraphFailure } from '../execution/transport.ts'
import type { Call, Connection } from './http/connection.ts'
import type { Pool } from './http/pool.ts'
import type { Response } from './http/response-reader.ts'
import { NoConnection } from './no-connection.ts'

/** One request to a subgraph. */
export interface Post {
  /** Head and body. */
  readonly request: Buffer
  readonly signal: CallSignal
  /** From being handed over to the last byte received, so a wait for a free connection counts. */
  readonly timeoutMs: number
  readonly maxAnswerBytes: number
}

/** @throws SubgraphFailure, and nothing else */
export const exchange = (pool: Pool, post: Post): Promise<Response> =>
  new Promise((resolve, reject) => {
    const call = new Exchange(pool, post, { resolve, reject })
    if (!call.settled) pool.send(call)
  })

interface Settle {
  resolve(response: Response): void
  reject(failure: SubgraphFailure): void
}

/** A call that ends with its answer, its time or its signal, whichever is first. */
class Exchange implements Call {
  settled = false
  readonly #pool: Pool
  readonly #post: Post
  readonly #settle: Settle
  readonly #timer: NodeJS.Timeout
  #connection: Connection | undefined

  constructor(pool: Pool, post: Post, settle: Settle) {
    this.#pool = pool
    this.#post = post
    this.#settle = settle
    this.#timer = setTimeout(timedOut, post.timeoutMs, this)
    if (post.signal.aborted) this.handleEvent()
    else post.signal.addEventListener('abort', this)
  }

  get request() {
    return this.#post.request
  }

  get maxAnswerBytes() {
    return this.#post.maxAnswerBytes
  }

  started(connection: Connection) {
    this.#connection = connection
  }

  answered(response: Response) {
    if (this.#end()) this.#settle.resolve(response)
  }

  failed(error: Error) {
    if (!this.#end()) return
    this.#settle.reject(
      error instanceof SubgraphFailure
        ? error
        : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be reached', error),
    )
  }

  /** The signal aborted. */
  handleEvent() {
    const { reason } = this.#post.signal
    this.#giveUp(
      isDeadline(reason)
        ? new SubgraphFailure('SUBGRAPH_TIMEOUT', 'did not answer before the request’s deadline', reason)
        : new SubgraphFailure('REQUEST_CANCELLED', 'was no longer waited for', reason),
    )
  }

  timedOut() {
    if (!this.#connection && this.#pool.isBusy) return this.#giveUp(new NoConnection())
    return this.#giveUp(
      new SubgraphFailure('SUBGRAPH_TIMEOUT', `did not answer in ${this.#post.timeoutMs} ms`),
    )
  }

  #giveUp(failure: SubgraphFailure) {
    if (this.settled) return // the connection may carry another call by now
    this.failed(failure)
    if (this.#connection) this.#connection.close() // by which the subgraph learns of it
    else this.#pool.giveUp(this)
  }

  /** @returns false where it had ended before */
  #end() {
    if (this.settled) return false
    this.settled = true
    clearTimeout(this.#timer)
    this.#post.signal.removeEventListener('abort', this)
    return true
  }
}

const timedOut = (call: Exchange) => call.timedOut()

const isDeadline = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
