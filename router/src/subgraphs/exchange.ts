import { type Dispatcher, errors } from 'undici'
import { type CallSignal, SubgraphFailure } from '../execution/transport.ts'

/** One POST to a subgraph. */
export interface Post {
  readonly path: string
  /** Names and values in turn. */
  readonly headers: string[]
  readonly body: Buffer
  readonly signal: CallSignal
  /** From being handed over to the last byte received, so a wait for a free connection counts. */
  readonly timeoutMs: number
  readonly maxAnswerBytes: number
}

export interface Reply {
  readonly status: number
  readonly bytes: Buffer
}

/** @throws SubgraphFailure, and nothing else */
export const exchange = (dispatcher: Dispatcher, post: Post): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { path, headers } = post
    const reading = new Exchange(post, { resolve, reject })
    if (reading.settled) return
    dispatcher.dispatch({ path, method: 'POST', headers, body: post.body }, reading)
  })

interface Settle {
  resolve(reply: Reply): void
  reject(failure: SubgraphFailure): void
}

/**
 * Reads one answer. A handler of undici's own, because `request()` builds a stream, a promise and a chain of abort
 * signals for each call, which together cost as much as the call.
 */
class Exchange implements Dispatcher.DispatchHandler {
  settled = false
  readonly #post: Post
  readonly #settle: Settle
  readonly #timer: NodeJS.Timeout
  readonly #chunks: Buffer[] = []
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #received = 0

  constructor(post: Post, settle: Settle) {
    this.#post = post
    this.#settle = settle
    this.#timer = setTimeout(timedOut, post.timeoutMs, this)
    if (post.signal.aborted) this.handleEvent()
    else post.signal.addEventListener('abort', this)
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.#controller = controller
    if (this.settled) controller.abort(givenUp)
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number) {
    this.#status = status
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer) {
    this.#received += chunk.length
    if (this.#received <= this.#post.maxAnswerBytes) this.#chunks.push(chunk)
    else this.#fail(new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered more than is accepted'))
  }

  onResponseEnd() {
    if (!this.#end()) return
    const [first = nothing, ...more] = this.#chunks
    const bytes = more.length === 0 ? first : Buffer.concat(this.#chunks, this.#received)
    this.#settle.resolve({ status: this.#status, bytes })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error) {
    this.#fail(
      error instanceof errors.HTTPParserError
        ? new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered something that is not HTTP', error)
        : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be reached', error),
    )
  }

  /** The signal aborted. */
  handleEvent() {
    const { reason } = this.#post.signal
    this.#fail(
      isDeadline(reason)
        ? new SubgraphFailure('SUBGRAPH_TIMEOUT', 'did not answer before the request’s deadline', reason)
        : new SubgraphFailure('REQUEST_CANCELLED', 'was no longer waited for', reason),
    )
  }

  timedOut() {
    this.#fail(new SubgraphFailure('SUBGRAPH_TIMEOUT', `did not answer in ${this.#post.timeoutMs} ms`))
  }

  #fail(failure: SubgraphFailure) {
    if (!this.#end()) return
    this.#settle.reject(failure)
    this.#controller?.abort(givenUp) // closes the connection, by which the subgraph learns of it
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

const timedOut = (reading: Exchange) => reading.timedOut()

const nothing = Buffer.alloc(0)
const givenUp = new Error('The call was given up')

const isDeadline = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
