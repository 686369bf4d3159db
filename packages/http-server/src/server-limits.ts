import type { ServerOptions } from 'node:http'

/** How long a connection may take over each step of a request, and how many there may be. Times are in ms. */
export interface ServerLimits {
  /** From the connection, or the end of the request before, to the last header. */
  headersMs: number
  /** From there to the last byte of the body. */
  requestMs: number
  /** From the first byte of a request to the last byte of its answer: for callers that do not read. */
  exchangeMs: number
  /** Between two requests of one connection. Load balancers keep theirs for 60 s, so this is longer. */
  keepAliveMs: number
  /** Open at a time; one more is closed at once. */
  connections: number
  /** How often the times above are looked at. */
  checkEveryMs: number
}

export const defaultServerLimits: ServerLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  exchangeMs: 60_000,
  keepAliveMs: 65_000,
  connections: 5_000,
  checkEveryMs: 1_000,
}

/** For `http.createServer`. `guardServer` sets the rest on the server that it makes. */
export const serverOptions = ({ headersMs, requestMs, checkEveryMs }: ServerLimits): ServerOptions => ({
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  connectionsCheckingInterval: checkEveryMs,
})
