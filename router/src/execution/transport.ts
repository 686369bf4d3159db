/** How a call to a subgraph failed, as clients see it in `extensions.code`. */
export type SubgraphFailureCode =
  | 'SUBGRAPH_UNAVAILABLE' // refused, reset, paused after many failures, or answered 5xx without GraphQL
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_BAD_ANSWER' // answered something that is not GraphQL over HTTP, or too much of it
  | 'REQUEST_CANCELLED' // the client went away, so nobody waits for the answer

/** The message goes on after "The flights service …". */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure'
  readonly code: SubgraphFailureCode

  constructor(code: SubgraphFailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** As much of an AbortSignal as a call needs. */
export interface CallSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: AbortListener): void
  removeEventListener(type: 'abort', listener: AbortListener): void
}

export interface AbortListener {
  handleEvent(): void
}

/** One GraphQL request to one subgraph. */
export interface SubgraphCall<Context> {
  readonly subgraph: string
  /** A GraphQL request as JSON: `query`, and `operationName` and `variables` where there are any. */
  readonly body: Buffer
  /** Of the operation that asked; where several share the call, of the first. */
  readonly context: Context
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: CallSignal
}

/** The way to the subgraphs. */
export interface Transport<Context> {
  /**
   * @returns a GraphQL answer, as the subgraph sent it
   * @throws SubgraphFailure, and nothing else
   */
  send(call: SubgraphCall<Context>): Promise<Buffer>
}
