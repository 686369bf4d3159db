import type { RouterContext } from './request-context.ts'

export interface WaitLimits {
  /** Queries of one viewer that wait for news at a time; anonymous callers count by address. */
  perViewer: number
  /** Of all viewers. */
  total: number
}

export const defaultWaitLimits: WaitLimits = { perViewer: 10, total: 1_000 }

/** A query that waits for news, from its start to its end. */
export interface Wait extends Disposable {
  /** Aborts when it must not wait any longer; it is aborted from the start where it may not. The query is answered all the same. */
  readonly stop: AbortSignal
}

/** Lets some queries wait for news, and has the others answered at once: a wait holds a connection to a subgraph. */
export interface Waits {
  begin(viewer: Pick<RouterContext, 'viewer' | 'clientIp'>): Wait
  /** Ends all of them, and lets nobody wait any more. */
  stop(): void
}

export const createWaits = ({ perViewer, total }: WaitLimits): Waits => {
  const stopping = new AbortController()
  const byViewer = new Map<string, number>()
  let all = 0
  const refused = { stop: AbortSignal.abort(), [Symbol.dispose]: () => {} }
  return {
    begin({ viewer, clientIp }) {
      const key = viewer.kind === 'anonymous' ? `address:${clientIp}` : `${viewer.kind}:${viewer.id}`
      const own = byViewer.get(key) ?? 0
      if (own >= perViewer || all >= total) return refused
      all += 1
      byViewer.set(key, own + 1)
      const end = () => {
        all -= 1
        const left = (byViewer.get(key) ?? 1) - 1
        if (left > 0) byViewer.set(key, left)
        else byViewer.delete(key)
      }
      return { stop: stopping.signal, [Symbol.dispose]: end }
    },
    stop: () => stopping.abort(),
  }
}
