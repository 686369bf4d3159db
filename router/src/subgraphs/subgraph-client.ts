import { Pool, errors } from 'undici'

/** How a call to a subgraph failed, as clients see it in `extensions.code`. */
export type SubgraphFailureCode =
  | 'SUBGRAPH_UNAVAILABLE' // refused, reset, or answered 5xx without GraphQL
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_BAD_ANSWER' // answered something that is not GraphQL over HTTP, or too much of it
  | 'REQUEST_CANCELLED' // the client went away, so nobody waits for the answer

export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure'
  readonly code: SubgraphFailureCode

  constructor(code: SubgraphFailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** An answer that is GraphQL: it has `data`, `errors` or both. */
export interface SubgraphAnswer {
  status: number
  body: { data?: Record<string, unknown> | null; errors?: object[]; extensions?: Record<string, unknown> }
}

export interface SubgraphCall {
  url: string
  /** The JSON body, ready to send. */
  body: string
  headers: Record<string, string>
  signal: AbortSignal
}

export interface SubgraphClient {
  /** @throws SubgraphFailure, and nothing else */
  post(call: SubgraphCall): Promise<SubgraphAnswer>
  close(): Promise<void>
}

export interface SubgraphClientOptions {
  /** From the first byte sent to the last received. */
  timeoutMs: number
  /** Kept open per subgraph. */
  connections: number
  maxAnswerBytes: number
}

/** One keep-alive pool per origin. Calls are never retried here: a subgraph knows what is safe to repeat. */
export const subgraphClient = (options: SubgraphClientOptions): SubgraphClient => {
  const pools = new Map<string, Pool>()
  const poolOf = (origin: string) => {
    const pool = pools.get(origin) ?? newPool(origin, options)
    pools.set(origin, pool)
    return pool
  }
  return {
    async post({ url, body, headers, signal }) {
      const { origin, pathname, search } = new URL(url)
      const timeout = AbortSignal.timeout(options.timeoutMs)
      try {
        const answer = await poolOf(origin).request({
          path: pathname + search,
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', accept: acceptedTypes },
          body,
          signal: AbortSignal.any([signal, timeout]),
        })
        return readAnswer(answer.statusCode, await answer.body.text())
      } catch (error) {
        throw explain(error, { signal, timeout, timeoutMs: options.timeoutMs })
      }
    },
    async close() {
      await Promise.all(Array.from(pools.values(), (pool) => pool.destroy()))
    },
  }
}

const acceptedTypes = 'application/graphql-response+json, application/json;q=0.9'

const newPool = (origin: string, { connections, maxAnswerBytes, timeoutMs }: SubgraphClientOptions) =>
  new Pool(origin, {
    connections,
    maxResponseSize: maxAnswerBytes,
    connect: { timeout: Math.min(timeoutMs, 5_000) },
    headersTimeout: 0, // the signal keeps the time, to the millisecond
    bodyTimeout: 0,
  })

const readAnswer = (status: number, text: string): SubgraphAnswer => {
  const body = parseJson(text)
  if (isGraphql(body)) return { status, body }
  if (status >= 500) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `answered ${status}`)
  throw new SubgraphFailure('SUBGRAPH_BAD_ANSWER', `answered ${status} without GraphQL`)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isGraphql = (body: unknown): body is SubgraphAnswer['body'] => {
  if (typeof body !== 'object' || body === null) return false
  const { data, errors } = body as { data?: unknown; errors?: unknown }
  const errorsFit =
    errors === undefined ||
    (Array.isArray(errors) && errors.every((e) => typeof e === 'object' && e !== null))
  return errorsFit && (errors !== undefined || data !== undefined) && typeof (data ?? {}) === 'object'
}

interface CallLimits {
  signal: AbortSignal
  timeout: AbortSignal
  timeoutMs: number
}

const explain = (error: unknown, { signal, timeout, timeoutMs }: CallLimits) => {
  if (error instanceof SubgraphFailure) return error
  if (signal.aborted && isDeadline(signal.reason))
    return new SubgraphFailure('SUBGRAPH_TIMEOUT', 'did not answer before the request’s deadline', error)
  if (signal.aborted) return new SubgraphFailure('REQUEST_CANCELLED', 'was no longer waited for', error)
  if (timeout.aborted)
    return new SubgraphFailure('SUBGRAPH_TIMEOUT', `did not answer in ${timeoutMs} ms`, error)
  if (error instanceof errors.ResponseExceededMaxSizeError)
    return new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered more than is accepted', error)
  if (error instanceof errors.HTTPParserError)
    return new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered something that is not HTTP', error)
  return new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be reached', error)
}

const isDeadline = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
