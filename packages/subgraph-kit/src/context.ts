import type { Viewer } from '@wayfare/auth'

/** What every resolver of every subgraph has at hand. A vertical adds its loaders and services. */
export interface SubgraphContext {
  /** Rebuilt from the router's internal token; `anonymous` for somebody not signed in. */
  readonly viewer: Viewer
  readonly requestId: string
  /** Aborts when the caller goes away. Hand it to every call that waits. */
  readonly signal: AbortSignal
  /**
   * Aborts when waiting for news must end: the service is about to stop, or the caller may not wait (it is aborted from the
   * start then). A resolver that waits answers with what there is. It says nothing about other work, which is finished.
   */
  readonly stopWaiting: AbortSignal
  /** The traveller's own address, which some suppliers demand; undefined when the router did not say. */
  readonly clientIp: string | undefined
}
