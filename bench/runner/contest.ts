import type { Workload } from '../workloads/workload.ts'
import { inTurns, measure } from './measure.ts'
import type { Pace } from './pace.ts'
import { median, type Run, type Runs, type WorkloadResult } from './results.ts'
import { type Contestant, openStage, type Stage, type StageSetup } from './stage.ts'

/** Workloads whose latency at a rate that everybody can hold is measured after the peak. */
const timed = new Set(['a', 'd'])
/** A slow subgraph keeps connections waiting: it takes more of them to reach the peak. */
const connectionsOf = ({ id }: Workload) => (id === 'd' ? 256 : 50)
/** Of the slowest gateway's peak. */
const share = 0.7

/** One workload, all gateways: their peak, and for some their latency under the same load. */
export const contest = async (setup: Omit<StageSetup, 'samples'>, pace: Pace): Promise<WorkloadResult> => {
  const { workload, say } = setup
  const stage = await openStage({ ...setup, samples: samplesOf(workload) })
  try {
    const connections = connectionsOf(workload)
    await warmUp(stage, workload, { connections, seconds: pace.firstWarmUpS, say })
    const peak = await inTurns(stage.contestants, pace.runs, async (contestant, round) => {
      const how = { kind: 'closed', connections, warmUpS: pace.warmUpS, seconds: pace.peakS } as const
      const run = await measure(stage, contestant, { requests: workload.id, how })
      say(`  run ${round + 1}  ${contestant.name.padEnd(10)} ${describe(run)}`)
      return run
    })
    const open = timed.has(workload.id) ? await atSameRate(stage, peak, { setup, pace }) : undefined
    const { id, title, about } = workload
    return { id, title, about, leftOut: stage.leftOut, compared: stage.compared, connections, peak, open }
  } finally {
    await stage.close()
  }
}

const samplesOf = (workload: Workload) => {
  const groups = workload.groups()
  const few = groups.flatMap(({ bodies }) => [0, 1, 2, 7, 31].flatMap((index) => bodies[index] ?? []))
  return workload.salted ? Array.from({ length: 3 }, () => few).flat() : few
}

/** All requests once, so that the subgraphs know every answer; then enough of them to compile what is hot. */
const warmUp = async (
  stage: Stage,
  workload: Workload,
  { connections, seconds, say }: { connections: number; seconds: number; say: StageSetup['say'] },
) => {
  for (const contestant of stage.contestants) {
    const primed = await stage.run(contestant, workload.id, { kind: 'prime', connections: 16 })
    if (primed.wrong > 0)
      say(`  ${contestant.name}: ${primed.wrong} wrong of ${primed.checked}, such as ${primed.firstWrong}`)
    await stage.run(contestant, workload.id, { kind: 'closed', connections, warmUpS: 0, seconds })
  }
}

const atSameRate = async (
  stage: Stage,
  peak: Runs,
  { setup: { workload, say }, pace }: { setup: Omit<StageSetup, 'samples'>; pace: Pace },
) => {
  const peaks = Object.values(peak).map((runs) => median(runs.map(({ perSecond }) => perSecond)))
  if (peaks.length === 0) return undefined
  const rate = Math.round(Math.min(...peaks) * share)
  say(`  all at ${rate} requests/s`)
  const runs = await inTurns(stage.contestants, pace.runs, async (contestant: Contestant, round) => {
    const how = {
      kind: 'open',
      connections: 512,
      warmUpS: pace.warmUpS,
      seconds: pace.openS,
      rate,
      seed: 7 + round,
    } as const
    const run = await measure(stage, contestant, { requests: workload.id, how })
    say(`  run ${round + 1}  ${contestant.name.padEnd(10)} ${describe(run)}`)
    return run
  })
  return { rate, runs }
}

const describe = ({ perSecond, latency, rssBytes, busy, benchBusy, failures, wrong, firstWrong }: Run) =>
  [
    `${perSecond.toFixed(0).padStart(6)}/s`,
    `p50 ${latency.p50.toFixed(1)} p99 ${latency.p99.toFixed(1)} p99.9 ${latency.p999.toFixed(1)} ms`,
    `${(rssBytes / 1e6).toFixed(0)} MB`,
    `processors ${(busy * 100).toFixed(0)} % and ${(benchBusy * 100).toFixed(0)} %`,
    ...(failures > 0 ? [`${failures} FAILED`] : []),
    ...(wrong > 0 ? [`${wrong} WRONG: ${firstWrong}`] : []),
  ].join('  ')
