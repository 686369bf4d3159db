import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Takes a request's body as latin1 text, gives the whole HTTP answer as bytes. */
export type Respond = (body: string) => Buffer | Promise<Buffer>

export interface HttpServer {
  port: number
  close(): Promise<void>
}

/**
 * As much of HTTP/1.1 as gateways use towards a subgraph: one request after the other on a connection that stays open,
 * with a length or in chunks. node:http would cost four times as much and make this process the bottleneck.
 */
export const serveHttp = async (respond: Respond, delayMs = 0): Promise<HttpServer> => {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    socket.on('data', requestReader(socket, { respond, delayMs }))
  })
  await new Promise<void>((ready) => void server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, ready))
  return { port: (server.address() as AddressInfo).port, close: () => close(server, sockets) }
}

const close = (server: Server, sockets: ReadonlySet<Socket>) =>
  new Promise<void>((closed) => {
    server.close(() => closed())
    for (const socket of sockets) socket.destroy()
  })

/** What is answered to one text of bytes: `httpAnswer('{"data":…}')`. */
export const httpAnswer = (json: string): Buffer => {
  const body = Buffer.from(json)
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}

const requestReader = (socket: Socket, { respond, delayMs }: { respond: Respond; delayMs: number }) => {
  let kept: Buffer | undefined
  const write = (answer: Buffer) => {
    if (delayMs > 0) setTimeout(() => socket.write(answer), delayMs)
    else socket.write(answer)
  }
  return (chunk: Buffer) => {
    let bytes = kept ? Buffer.concat([kept, chunk]) : chunk
    for (let request = readRequest(bytes); request; request = readRequest(bytes)) {
      bytes = bytes.subarray(request.end)
      const answer = respond(request.body)
      if (Buffer.isBuffer(answer)) write(answer)
      else answer.then(write, () => socket.destroy())
    }
    kept = bytes.length > 0 ? bytes : undefined
  }
}

interface ParsedRequest {
  body: string
  /** Where the next request begins. */
  end: number
}

const readRequest = (bytes: Buffer): ParsedRequest | undefined => {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd === -1) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const start = headEnd + 4
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return readChunks(bytes, start)
  const end = start + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  return bytes.length < end ? undefined : { body: bytes.toString('latin1', start, end), end }
}

const readChunks = (bytes: Buffer, start: number): ParsedRequest | undefined => {
  let body = ''
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd === -1) return undefined
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const next = lineEnd + 2 + size + 2
    if (next > bytes.length) return undefined
    if (size === 0) return { body, end: next }
    body += bytes.toString('latin1', lineEnd + 2, lineEnd + 2 + size)
    at = next
  }
}
