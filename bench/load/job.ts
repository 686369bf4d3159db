import type { RequestSet } from '../workloads/workload.ts'

/** What the load process is told to do, once. */
export interface LoadJob {
  /** Whose answers these are: what it answered first is what it must answer later. */
  peer: string
  url: string
  /** A set of requests told before. */
  requests: string
  how: Priming | ClosedLoop | OpenLoop
}

/** Every request of the set once: fills the memory of the subgraphs and learns the right answers. */
export interface Priming {
  kind: 'prime'
  connections: number
  /** Stops after so long, whether or not all were sent. */
  limitS?: number
}

/** As many requests as the gateway can answer: each connection sends the next one when it has its answer. */
export interface ClosedLoop {
  kind: 'closed'
  connections: number
  warmUpS: number
  seconds: number
  /** Goes on until there are so many, at most for 20 s. */
  minAnswers?: number
}

/** Requests that come when they come, whether the gateway is ready or not: a Poisson process. */
export interface OpenLoop {
  kind: 'open'
  connections: number
  warmUpS: number
  seconds: number
  /** Per second. */
  rate: number
  seed: number
}

export interface Latency {
  p50: number
  p90: number
  p99: number
  p999: number
  max: number
  mean: number
}

export interface LoadResult {
  answers: number
  seconds: number
  perSecond: number
  /** Of one answer's body, on average. */
  bytes: number
  /** In milliseconds; in an open loop from when the request was due. */
  latency: Latency
  /** Answers other than 200, and broken connections, by status. */
  failures: Record<string, number>
  /** Of the answers that were looked into, how many were not what they should be. */
  checked: number
  wrong: number
  firstWrong?: string
}

export type LoadMessage = { define: string; set: RequestSet } | { run: LoadJob }
export type LoadReply = { defined: string } | { result: LoadResult } | { failed: string }
