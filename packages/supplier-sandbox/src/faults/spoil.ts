import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerResponse } from 'node:http'
import type { Strike } from './fault.ts'

/** A finished answer, ready for the wire. */
export interface Finished {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const hugeBytes = 10 * 1024 * 1024
const dripBytes = 16

/** No answer at all: the connection is reset, as by a broken proxy. */
export const resetConnection = (response: ServerResponse) => {
  response.socket?.resetAndDestroy()
}

const start = (response: ServerResponse, { status, headers }: Finished, length: number) =>
  response.writeHead(status, { ...headers, 'content-length': String(length) })

const sendTruncated = (response: ServerResponse, finished: Finished) => {
  const whole = Buffer.from(finished.body)
  const half = whole.subarray(0, Math.floor(whole.length / 2))
  start(response, finished, half.length).end(half)
}

/** By turns a proxy's HTML page and NUL bytes, under the content type of the true answer. */
const sendGarbage = (response: ServerResponse, finished: Finished, hit: number) => {
  const html =
    '<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>'
  const garbage = Buffer.from(hit % 2 === 1 ? html : '\0'.repeat(512))
  start(response, finished, garbage.length).end(garbage)
}

const sendHuge = (response: ServerResponse, finished: Finished) => {
  start(response, finished, hugeBytes)
  response.write('{"data":"')
  response.write('x'.repeat(hugeBytes - 11))
  response.end('"}')
}

const sendDrops = async (response: ServerResponse, finished: Finished, delayMs: number) => {
  const whole = Buffer.from(finished.body)
  start(response, finished, whole.length)
  for (let at = 0; at < whole.length && !response.destroyed; at += dripBytes) {
    response.write(whole.subarray(at, at + dripBytes))
    await sleep(delayMs)
  }
  response.end()
}

/** Sends the answer as the fault has it. The work behind the answer is done. */
export const spoil = async (response: ServerResponse, finished: Finished, { kind, hit, delayMs }: Strike) => {
  if (kind === 'answer-lost') resetConnection(response)
  else if (kind === 'truncated') sendTruncated(response, finished)
  else if (kind === 'garbage') sendGarbage(response, finished, hit)
  else if (kind === 'huge') sendHuge(response, finished)
  else await sendDrops(response, finished, delayMs)
}

const late = new Set(['answer-lost', 'truncated', 'garbage', 'huge', 'slow-drip'])
export const lateStrike = (strikes: readonly Strike[]) => strikes.find(({ kind }) => late.has(kind))
