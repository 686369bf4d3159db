import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Exchange {
  method: string
  /** As sent, with the query. */
  path: string
  headers: Readonly<Record<string, string>>
  body: unknown
  answer: { status: number; body: unknown }
}

export interface Recorder extends AsyncDisposable {
  /** Stands in front of the target; give it to the adapter instead. */
  readonly url: string
  readonly exchanges: readonly Exchange[]
}

/** Listens in on what an adapter says to its supplier, so that a test can judge it by the contract. */
export const startRecorder = async (target: string): Promise<Recorder> => {
  const exchanges: Exchange[] = []
  const server = createServer((request, response) => void relay(request, response))
  const relay = async (request: IncomingMessage, response: ServerResponse) => {
    const sent = await textOf(request)
    const {
      host: _,
      'content-length': __,
      connection: ___,
      ...headers
    } = request.headers as Record<string, string>
    const body = sent === '' ? undefined : sent
    const answer = await fetch(target + request.url, { method: request.method, headers, body })
    const text = await answer.text()
    exchanges.push({
      method: request.method!,
      path: request.url!,
      headers,
      body: parsed(sent),
      answer: { status: answer.status, body: parsed(text) },
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  }
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const textOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text))
