import type { LoadJob, LoadResult } from '../load/job.ts'
import { treeCpuSeconds } from '../peers/process-tree.ts'
import type { Run, Runs } from './results.ts'
import type { Contestant, Stage } from './stage.ts'

/** One job of the load on one gateway, with what it cost on both processors. */
export const measure = async (
  stage: Stage,
  contestant: Contestant,
  job: { requests: string; how: LoadJob['how'] },
): Promise<Run> => {
  const { gateway } = contestant
  const memory = watchMemory(gateway.rssBytes)
  const before = { wall: performance.now(), gateway: gateway.cpuSeconds(), bench: benchSeconds(stage) }
  const result = await stage.run(contestant, job.requests, job.how)
  const wallS = (performance.now() - before.wall) / 1_000
  return {
    perSecond: result.perSecond,
    latency: result.latency,
    bytes: result.bytes,
    rssBytes: memory.stop(),
    busy: (gateway.cpuSeconds() - before.gateway) / wallS,
    benchBusy: (benchSeconds(stage) - before.bench) / wallS,
    failures: failuresIn({ ...result, wrong: 0 }),
    checked: result.checked,
    wrong: result.wrong,
    firstWrong: result.firstWrong,
  }
}

/** Answers that were no answers, or not the right ones. */
export const failuresIn = ({ failures, wrong }: Pick<LoadResult, 'failures' | 'wrong'>): number =>
  Object.values(failures).reduce((sum, count) => sum + count, wrong)

const benchSeconds = ({ benchPids }: Stage) => {
  const { user, system } = process.cpuUsage()
  return benchPids.reduce((sum, pid) => sum + treeCpuSeconds(pid), (user + system) / 1e6)
}

const watchMemory = (rssBytes: () => number) => {
  let most = rssBytes()
  const timer = setInterval(() => (most = Math.max(most, rssBytes())), 250)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(most, rssBytes())
    },
  }
}

/**
 * Every gateway in turn, again and again, each round beginning with another: what drifts hits all alike.
 */
export const inTurns = async (
  contestants: readonly Contestant[],
  runs: number,
  one: (contestant: Contestant, round: number) => Promise<Run>,
): Promise<Runs> => {
  const all: Runs = Object.fromEntries(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < runs; round++) {
    const first = round % Math.max(1, contestants.length)
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)])
      all[contestant.name]?.push(await one(contestant, round))
  }
  return all
}
