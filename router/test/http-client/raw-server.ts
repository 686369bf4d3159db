import { type AddressInfo, type Server, type Socket, createServer as createTcpServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import type { Call, Connection } from '../../src/subgraphs/http/connection.ts'
import { Pool, type PoolOptions } from '../../src/subgraphs/http/pool.ts'
import { requestBytes, requestStart } from '../../src/subgraphs/http/request.ts'

/** Answers one request, the n-th of its connection, with bytes of its own. */
export type Reply = (socket: Socket, count: number, request: string) => void

/** A server that says what it likes, HTTP or not. */
export const startRawServer = async (reply: Reply, tls?: { key: string; cert: string }) => {
  const seen = { connections: 0, closed: 0, requests: [] as string[] }
  const sockets = new Set<Socket>()
  let onConnection: ((socket: Socket) => void) | undefined
  const serve = (socket: Socket) => {
    seen.connections += 1
    sockets.add(socket)
    let text = ''
    let count = 0
    socket.on('error', () => {}).on('close', () => (seen.closed += 1))
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      for (let end = endOfRequest(text); end !== -1; end = endOfRequest(text)) {
        const request = text.slice(0, end)
        text = text.slice(end)
        seen.requests.push(request)
        reply(socket, ++count, request)
      }
    })
    onConnection?.(socket)
  }
  const server: Server = tls ? createTlsServer(tls, serve) : createTcpServer(serve)
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const { port } = server.address() as AddressInfo
  return {
    seen,
    origin: new URL(`${tls ? 'https' : 'http'}://localhost:${port}/graphql`),
    /** What it does before it has read anything. */
    onConnection: (listener: (socket: Socket) => void) => (onConnection = listener),
    hangUp: () => sockets.forEach((socket) => socket.end()),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const endOfRequest = (text: string) => {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return -1
  const length = Number(/content-length: (\d+)/.exec(text)?.[1] ?? 0)
  const end = headEnd + 4 + length
  return end <= text.length ? end : -1
}

export const answer = (body: string, ...lines: string[]) =>
  ['HTTP/1.1 200 OK', `content-length: ${body.length}`, ...lines, '', body].join('\r\n')

/** A pool that is asked with promises. */
export const poolTo = (origin: URL, options: Partial<PoolOptions> = {}) => {
  const pool = new Pool({
    origin,
    connections: 4,
    connectTimeoutMs: 1_000,
    waitingCalls: 100,
    longestWaitMs: 5_000,
    ...options,
  })
  const start = requestStart(origin, { accept: 'application/json' })
  const ask = (body = '{}', onStart?: (connection: Connection) => void) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const call: Call = {
      request: requestBytes(start, ['x-request-id', 'r'], Buffer.from(body)),
      maxAnswerBytes: 1_000_000,
      started: (connection) => onStart?.(connection),
      answered: ({ status, bytes }) => resolve(`${status} ${bytes.toString('latin1')}`),
      failed: reject,
    }
    pool.send(call)
    return Object.assign(promise, { call })
  }
  /** The answer, or what the failure says. */
  const outcome = (body?: string) =>
    ask(body).catch((error: Error & { cause?: Error }) => error.cause?.message ?? error.message)
  return { pool, ask, outcome, [Symbol.dispose]: () => pool.destroy() }
}

export const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 300) throw new Error('It never happened')
    await wait(10)
  }
}
