import { AsyncLocalStorage } from 'node:async_hooks'

/** What every log line of one request or one job carries. */
export interface RequestContext {
  /** Ours, or the caller's `x-request-id` where it is well formed. */
  readonly requestId: string
  /** W3C trace id, 32 hex digits; absent where tracing is off. */
  readonly traceId?: string
}

const storage = new AsyncLocalStorage<RequestContext>()

export const withRequest = <T>(context: RequestContext, run: () => T): T => storage.run(context, run)

export const currentRequest = (): RequestContext | undefined => storage.getStore()
