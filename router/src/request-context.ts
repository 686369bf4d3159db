import type { Viewer } from '@wayfare/auth'
import type { JsonBytes } from './execution/json-bytes.ts'
import type { PreparedDocument } from './walk/prepare.ts'

/** What one operation carries through the router: Apollo Server's context value. */
export interface RouterContext {
  readonly requestId: string
  readonly viewer: Viewer
  /** The traveller's address, for suppliers that want it. */
  readonly clientIp: string
  /** W3C trace context of the caller, where it is well formed. */
  readonly traceparent: string | undefined
  /** Internal tokens made for this operation, by subgraph: nobody else may use them. */
  readonly tokens: Map<string, string>
  /** Aborts when the client goes away or the request's deadline passes. */
  readonly signal: AbortSignal
  /** Absent where the request has no document; Apollo Server then says what is missing. */
  readonly prepared: PreparedDocument | undefined
  /** Of a query that waits for news: aborts when it must not wait any longer. Absent: it does not wait. */
  readonly stopWaiting?: AbortSignal
  /** Where the executor leaves the data it has written, for whoever sends them. */
  readonly written: WrittenData
}

export interface WrittenData {
  data?: JsonBytes
}
