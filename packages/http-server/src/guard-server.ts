import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { type ServerLimits, defaultServerLimits } from './server-limits.ts'

/** A server whose requests are bounded in time, and which can be stopped without losing one that it has accepted. */
export interface GuardedServer {
  /** Aborts as soon as the server is about to stop: what waits for news answers with what it has. */
  readonly draining: AbortSignal
  /** Says that the server is about to stop. It goes on to serve, but every answer closes its connection. */
  drain(): void
  /**
   * Stops the server: it takes no more connections, finishes the requests that have arrived in full, and closes
   * everything. After `drain` it goes on to accept for a moment first, so that nothing on its way is lost.
   */
  close(): Promise<void>
}

export interface GuardOptions {
  limits?: ServerLimits
  /**
   * For how long new connections are accepted after `drain`, in ms: what waits in the operating system's queue when the
   * server stops to listen is lost, and a load balancer takes a moment to see that it is not ready. Default 500.
   */
  lingerMs?: number
  /**
   * For how long `close` waits for bodies that are still arriving, and after `drain` for requests on connections that are
   * open, in ms. Default 1,000.
   */
  bodyGraceMs?: number
  /** For how long `close` waits for answers, in ms. Default 35,000: longer than any request may take. */
  graceMs?: number
}

/** Call it before anything else listens to the server's requests. */
export const guardServer = (server: Server, options: GuardOptions = {}): GuardedServer => {
  const { limits = defaultServerLimits, lingerMs = 500, bodyGraceMs = 1_000, graceMs = 35_000 } = options
  applyLimits(server, limits)
  const draining = new AbortController()
  const exchanges = new Set<Exchange>()
  const sockets = new Set<Socket>()
  let drainedAt = 0
  let received = 0
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const exchange = { request, response, startedAt: performance.now() }
    exchanges.add(exchange)
    received += 1
    response.once('close', () => exchanges.delete(exchange))
    if (draining.signal.aborted) response.setHeader('connection', 'close')
  })
  const sweep = setInterval(() => destroyOlder(exchanges, limits.exchangeMs), limits.checkEveryMs).unref()
  server.once('close', () => clearInterval(sweep))

  const drain = () => {
    if (draining.signal.aborted) return
    drainedAt = performance.now()
    for (const { response } of exchanges) if (!response.headersSent) response.setHeader('connection', 'close')
    draining.abort()
  }
  return {
    draining: draining.signal,
    drain,
    async close() {
      const drained = draining.signal.aborted
      if (drained) await accepting(drainedAt + lingerMs)
      drain()
      const closed = stopListening(server)
      const times = { bodyGraceMs, graceMs, idleGraceMs: drained ? bodyGraceMs : 0 }
      await finished({ exchanges, sockets, received: () => received }, times)
      server.closeAllConnections()
      await closed
      server.close()
    },
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly startedAt: number
}

const applyLimits = (server: Server, limits: ServerLimits) => {
  server.headersTimeout = limits.headersMs
  server.requestTimeout = limits.requestMs
  server.keepAliveTimeout = limits.keepAliveMs
  server.timeout = limits.exchangeMs
  server.maxConnections = limits.connections
}

const destroyOlder = (exchanges: ReadonlySet<Exchange>, ms: number) => {
  const limit = performance.now() - ms
  for (const { request, startedAt } of exchanges) if (startedAt < limit) request.socket.destroy()
}

const roundMs = 50
const longestBusyMs = 2_000

/**
 * Resolves at the time given, and as soon as the event loop runs freely. A process that is busy has not accepted and read
 * what its callers sent a moment ago: to stop to listen, or to close connections, would lose it.
 */
const accepting = async (until: number) => {
  await delay(Math.max(0, until - performance.now()))
  while (!(await freeRound()) && performance.now() < until + longestBusyMs);
}

/** @returns whether a round took about as long as it should; sockets that have something to read have then been read */
const freeRound = async () => {
  const startedAt = performance.now()
  await delay(roundMs)
  await nextTurn()
  return performance.now() - startedAt < 2 * roundMs
}

/**
 * Called right after sockets were read, so that hardly anything is in the operating system's queue. Unlike the server's own
 * `close` it leaves idle connections open: a request may be on its way over them, and its answer closes them.
 */
const stopListening = (server: Server) =>
  new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve())
  })

interface Requests {
  readonly exchanges: ReadonlySet<Exchange>
  readonly sockets: ReadonlySet<Socket>
  /** How many there have been. */
  readonly received: () => number
}

/** Resolves when every request that arrived in full is answered and no other comes, or when the time is over. */
const finished = async (
  { exchanges, sockets, received }: Requests,
  times: { bodyGraceMs: number; graceMs: number; idleGraceMs: number },
) => {
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  while (elapsed() < times.graceMs) {
    const before = received()
    const free = await freeRound()
    const quiet = free && exchanges.size === 0 && received() === before
    if (quiet && (sockets.size === 0 || elapsed() >= times.idleGraceMs)) return
    if (elapsed() > times.bodyGraceMs)
      for (const { request } of exchanges) if (!request.complete) request.socket.destroy()
  }
}
