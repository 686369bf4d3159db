import { type Breaker, type BreakerOptions, type BreakerParts, createBreaker } from './breaker.ts'
import { Pool } from './http/pool.ts'
import { requestStart } from './http/request.ts'

export interface SubgraphOptions {
  /** From a call's start to the last byte of its answer; at most nine tenths of the request's time. */
  timeoutMs: number
  /** By subgraph, in place of `timeoutMs`. */
  timeouts?: Readonly<Record<string, number>>
  /** Open at a time per subgraph. */
  connections: number
  /** Besides, for queries that wait for news: nothing else ever waits behind them. */
  waitConnections: number
  /** Calls that wait for a connection, per subgraph. One more is refused. */
  waitingCalls: number
  /** For how long, while all connections are busy. */
  longestWaitMs: number
  maxAnswerBytes: number
  breaker: BreakerOptions
}

/**
 * Nobody gets more than nine tenths of a request's time: what the others answered still has to get out, and a subgraph
 * that hangs is to be seen as hanging rather than as cut off by the request's deadline, which is no fault of its own.
 */
export const withinRequest = (options: SubgraphOptions, requestTimeoutMs: number): SubgraphOptions => {
  const capped = (ms: number) => Math.min(ms, Math.ceil(requestTimeoutMs * 0.9))
  const timeouts = Object.entries(options.timeouts ?? {}).map(([subgraph, ms]) => [subgraph, capped(ms)])
  return {
    ...options,
    timeoutMs: capped(options.timeoutMs),
    timeouts: Object.fromEntries(timeouts) as Record<string, number>,
  }
}

/** How to reach one subgraph, worked out once per address. */
export interface Route {
  readonly url: string
  readonly pool: Pool
  /** For queries that wait for news. */
  readonly waitPool: Pool
  /** What every request to it begins with. */
  readonly start: string
  readonly timeoutMs: number
  readonly breaker: Breaker
}

export interface RoutesParts {
  options: SubgraphOptions
  /** @throws SubgraphFailure for one that the supergraph does not have */
  urlOf: (subgraph: string) => string
  breakerOf: (subgraph: string) => Pick<BreakerParts, 'whenPaused' | 'onChange'>
}

export interface Routes {
  /** @throws SubgraphFailure */
  to(subgraph: string): Route
  /** Ends every call. */
  close(): void
}

const contentHeaders = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
}
const longestConnectMs = 5_000

export const createRoutes = ({ options, urlOf, breakerOf }: RoutesParts): Routes => {
  const routes = new Map<string, Route>()
  const open = (subgraph: string, url: string): Route => {
    const origin = new URL(url)
    const timeoutMs = options.timeouts?.[subgraph] ?? options.timeoutMs
    const { waitingCalls, longestWaitMs } = options
    const pool = {
      origin,
      connectTimeoutMs: Math.min(timeoutMs, longestConnectMs),
      waitingCalls,
      longestWaitMs,
    }
    return {
      url,
      start: requestStart(origin, contentHeaders),
      pool: new Pool({ ...pool, connections: options.connections }),
      waitPool: new Pool({ ...pool, connections: options.waitConnections }),
      timeoutMs,
      breaker: createBreaker({ ...options.breaker, ...breakerOf(subgraph) }),
    }
  }
  return {
    to(subgraph) {
      const url = urlOf(subgraph)
      const known = routes.get(subgraph)
      if (known?.url === url) return known
      known?.pool.close() // once what is under way to its former address has ended
      known?.waitPool.close()
      const route = open(subgraph, url)
      routes.set(subgraph, route)
      return route
    },
    close() {
      for (const { pool, waitPool } of routes.values()) {
        pool.destroy()
        waitPool.destroy()
      }
    },
  }
}
