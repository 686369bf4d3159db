import type { Latency } from '../load/job.ts'

/** One measurement of one gateway. */
export interface Run {
  perSecond: number
  latency: Latency
  /** Of one answer. */
  bytes: number
  /** The most that was resident, of the whole process tree. */
  rssBytes: number
  /** The share of its processor that the gateway used. */
  busy: number
  /** The share of the other processor that the subgraphs and the load used: near 1, the bench is the limit. */
  benchBusy: number
  failures: number
  checked: number
  wrong: number
  firstWrong?: string
}

export type Runs = Record<string, Run[]>

export interface LeftOut {
  peer: string
  why: string
}

export interface WorkloadResult {
  id: string
  title: string
  about: string
  leftOut: LeftOut[]
  /** How many answers of each gateway were compared before anything was timed. */
  compared: number
  connections: number
  peak: Runs
  open?: { rate: number; runs: Runs }
}

export interface Point {
  x: number
  /** Of an answer, half of them faster, in milliseconds. */
  ms: number
  rssBytes: number
  /** For operations: the mean time of one that was not seen before. */
  newMs?: number
  /** Answers that failed or were wrong. */
  failures: number
}

export type Curves = Record<string, Point[]>

export interface GrowthResult {
  leftOut: LeftOut[]
  items: Curves
  subgraphs: Curves
  operations: Curves
  notes: string[]
}

export interface Results {
  startedAt: string
  minutes: number
  quick: boolean
  runs: number
  peakS: number
  openS: number
  /** What the load alone can carry, in answers of 87 KB a second. */
  ceiling: number
  machine: Record<string, string>
  versions: Record<string, string>
  workloads: WorkloadResult[]
  growth?: GrowthResult
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >>> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
