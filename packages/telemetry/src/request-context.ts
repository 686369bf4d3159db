import { AsyncLocalStorage } from 'node:async_hooks'

/** What belongs to one request or one job, and follows it through all asynchronous work. */
export interface RequestContext {
  /** Ours, or the caller's `x-request-id` where it is well formed. On every log line. */
  readonly requestId: string
  /** W3C trace id, 32 hex digits; absent where tracing is off. On every log line. */
  readonly traceId?: string
  /** Whose work it is, so that callers can take turns where there is little of something. In no log line: it may be an address. */
  readonly caller?: string
}

const storage = new AsyncLocalStorage<RequestContext>()

export const withRequest = <T>(context: RequestContext, run: () => T): T => storage.run(context, run)

export const currentRequest = (): RequestContext | undefined => storage.getStore()

/** The part of the context that log lines show. */
export const loggedRequest = () => {
  const request = currentRequest()
  if (!request) return undefined
  const { requestId, traceId } = request
  return traceId === undefined ? { requestId } : { requestId, traceId }
}
