import type { Options } from './options.ts'

/** How long things take, in seconds. */
export interface Pace {
  runs: number
  /** Before the first run of a gateway, so that its code is compiled. */
  firstWarmUpS: number
  warmUpS: number
  peakS: number
  openS: number
  /** One step of what grows. */
  stepS: number
  /** How long a gateway may take for 9,000 operations that it has not seen; ours is given three times as long. */
  newOperationsS: number
}

export const paceOf = ({ quick }: Pick<Options, 'quick'>): Pace =>
  quick
    ? { runs: 1, firstWarmUpS: 1, warmUpS: 0.5, peakS: 1.5, openS: 2, stepS: 0.5, newOperationsS: 4 }
    : { runs: 5, firstWarmUpS: 4, warmUpS: 0.5, peakS: 3, openS: 4.5, stepS: 1, newOperationsS: 30 }

/** Starting the subgraphs and the gateways, and comparing their answers. */
const startS = 5
const startPeerS = 2.5

/** About how long it will take. */
export const estimateS = ({ workloads, peers, quick }: Options): number => {
  const pace = paceOf({ quick })
  const peak = pace.firstWarmUpS + pace.runs * (pace.warmUpS + pace.peakS)
  const open = pace.runs * (pace.warmUpS + pace.openS + 0.3)
  const growth = 16 * (pace.stepS + 0.7) + pace.newOperationsS + 5 + startPeerS
  const seconds: Record<string, number> = { a: peak + open, b: peak, c: peak, d: peak + open, e: growth }
  const measuring = workloads.reduce((sum, id) => sum + (seconds[id] ?? 0), 0)
  const more = workloads.includes('e') && peers.includes('ours') ? pace.newOperationsS : 0
  return more + measuring * peers.length + workloads.length * (startS + startPeerS * peers.length)
}
