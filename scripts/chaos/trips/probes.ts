import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Violation } from './invariants.ts'

/** A steady stream of requests, each on a connection of its own, whose end is told apart. */
export interface Probes {
  answered(): number
  /** Nobody listened: the caller knows that nothing was begun. */
  refused(): number
  /** Stops, waits for the last, and gives what was accepted and never answered. */
  finish(): Promise<Violation[]>
}

const body = JSON.stringify({ query: '{ places(query: "lon", first: 1) { name } }' })

type End = 'answered' | 'refused' | 'lost'

export const startProbes = (url: string, perSecond: number): Probes => {
  const ends: Record<End, number> = { answered: 0, refused: 0, lost: 0 }
  const reasons = new Map<string, number>()
  const pending = new Set<Promise<void>>()
  const closing = new AbortController()
  const send = async () => {
    const { end, reason } = await probe(`${url}/graphql`)
    ends[end] += 1
    if (end === 'lost') reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const sending = (async () => {
    while (!closing.signal.aborted) {
      const one = send()
      pending.add(one)
      void one.finally(() => pending.delete(one))
      await sleep(1_000 / perSecond)
    }
  })()
  return {
    answered: () => ends.answered,
    refused: () => ends.refused,
    async finish() {
      closing.abort()
      await sending
      await Promise.all(pending)
      return [...reasons].map(([reason, count]) => ({
        invariant: 'shutdown',
        reference: `${count} requests`,
        what: reason,
      }))
    },
  }
}

const probe = (url: string) =>
  new Promise<{ end: End; reason: string }>((resolve) => {
    let connected = false
    const sent = request(
      url,
      { method: 'POST', agent: false, headers: { 'content-type': 'application/json' }, timeout: 20_000 },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve({ end: 'answered', reason: String(answer.statusCode) }))
        answer.on('error', (error) => resolve({ end: 'lost', reason: error.message }))
      },
    )
    sent.on('socket', (socket) => socket.once('connect', () => (connected = true)))
    sent.on('timeout', () => sent.destroy(new Error('no answer within 20 s')))
    sent.on('error', (error) => resolve({ end: connected ? 'lost' : 'refused', reason: error.message }))
    sent.end(body)
  })
