import { kitchenSubgraphs, numberedQuery } from '../workloads/kitchen.ts'
import { itemsQuery, shelfSubgraphs, shelfWidth, widthQuery } from '../workloads/shelf.ts'
import { requestBody, type Workload } from '../workloads/workload.ts'
import { failuresIn } from './measure.ts'
import type { Pace } from './pace.ts'
import type { Curves, GrowthResult, Point } from './results.ts'
import { type Contestant, openStage, type Stage, type StageSetup } from './stage.ts'

const itemSteps = [1, 10, 100, 1_000, 10_000]
const widthSteps = [1, 2, 5, 10, 25, shelfWidth]
const operationSteps = [1, 10, 100, 1_000, 10_000]

const itemsBody = (count: number) => requestBody(itemsQuery(count))
const widthBody = (count: number) => requestBody(widthQuery(count))
const numberedBody = (number: number) => requestBody(numberedQuery(number))

const growing = { id: 'e', title: 'Growth', about: '', salted: false }

const shelf: Workload = {
  ...growing,
  data: 'shelf',
  subgraphs: () => shelfSubgraphs,
  groups: () => [{ weight: 1, bodies: [widthBody(1)] }],
}

const kitchen: Workload = {
  ...growing,
  data: 'kitchen',
  subgraphs: () => kitchenSubgraphs,
  groups: () => [{ weight: 1, bodies: [numberedBody(0)] }],
}

type GrowthSetup = Omit<StageSetup, 'samples' | 'workload'>

/** How time and memory grow with the answer, with the number of subgraphs and with the number of operations seen. */
export const growth = async (setup: GrowthSetup, pace: Pace): Promise<GrowthResult> => {
  const wide = await growthOfAnswers(setup, pace)
  const many = await growthOfOperations(setup, pace)
  return { ...wide, ...many, leftOut: [...wide.leftOut, ...many.leftOut] }
}

const growthOfAnswers = async (setup: GrowthSetup, pace: Pace) => {
  const samples = [...itemSteps.map(itemsBody), ...widthSteps.map(widthBody)]
  const stage = await openStage({ ...setup, workload: shelf, samples })
  try {
    for (const count of itemSteps) await stage.define(`items ${count}`, [itemsBody(count)])
    for (const count of widthSteps) await stage.define(`subgraphs ${count}`, [widthBody(count)])
    const curve = (name: string, steps: readonly number[]) =>
      curves(stage, setup, (contestant) => stepByStep(stage, contestant, { name, steps, pace }))
    const items = await curve('items', itemSteps)
    return { items, subgraphs: await curve('subgraphs', widthSteps), leftOut: stage.leftOut }
  } finally {
    await stage.close()
  }
}

const growthOfOperations = async (setup: GrowthSetup, pace: Pace) => {
  const stage = await openStage({ ...setup, workload: kitchen, samples: [numberedBody(0), numberedBody(1)] })
  const notes: string[] = []
  try {
    let seen = 0
    for (const count of operationSteps) {
      const numbers = Array.from({ length: count - seen }, (_, index) => seen + index)
      await stage.define(`operations ${count}`, numbers.map(numberedBody))
      await stage.define(`last operation ${count}`, [numberedBody(count - 1)])
      seen = count
    }
    const operations = await curves(stage, setup, (one) => moreAndMore(stage, one, { pace, notes }))
    return { operations, notes, leftOut: stage.leftOut }
  } finally {
    await stage.close()
  }
}

const curves = async (
  { contestants }: Stage,
  { say }: GrowthSetup,
  one: (contestant: Contestant) => Promise<Point[]>,
): Promise<Curves> => {
  const all: Curves = {}
  for (const contestant of contestants) {
    const points = await one(contestant)
    all[contestant.name] = points
    say(`  ${contestant.name.padEnd(10)} ${points.map(describe).join(', ')}`)
  }
  return all
}

const describe = ({ x, ms, newMs, rssBytes }: Point) =>
  `${x}: ${ms.toFixed(2)} ms${newMs === undefined ? '' : ` (new ${newMs.toFixed(1)})`} ${(rssBytes / 1e6).toFixed(0)} MB`

const stepByStep = async (
  stage: Stage,
  contestant: Contestant,
  { name, steps, pace }: { name: string; steps: readonly number[]; pace: Pace },
): Promise<Point[]> => {
  const points: Point[] = []
  for (const x of steps)
    points.push({ x, ...(await alone(stage, contestant, { requests: `${name} ${x}`, pace })) })
  return points
}

/** One connection: what one answer takes when there is nothing else to do. */
const alone = async (
  stage: Stage,
  contestant: Contestant,
  { requests, pace }: { requests: string; pace: Pace },
) => {
  const how = { kind: 'closed', connections: 1, warmUpS: 0.5, seconds: pace.stepS, minAnswers: 5 } as const
  const result = await stage.run(contestant, requests, how)
  return { ms: result.latency.p50, rssBytes: contestant.gateway.rssBytes(), failures: failuresIn(result) }
}

const moreAndMore = async (
  stage: Stage,
  contestant: Contestant,
  { pace, notes }: { pace: Pace; notes: string[] },
): Promise<Point[]> => {
  // What becomes of our own memory after all of them is the question.
  const limitS = pace.newOperationsS * (contestant.name === 'ours' ? 3 : 1)
  const points: Point[] = []
  let seen = 0
  for (const step of operationSteps) {
    const how = { kind: 'prime', connections: 4, limitS } as const
    const result = await stage.run(contestant, `operations ${step}`, how)
    const { answers, seconds } = result
    const whole = answers === step - seen
    seen += answers
    if (!whole) notes.push(`${contestant.name}: stopped after ${seen} operations, ${limitS} s in one step.`)
    const hot = await alone(stage, contestant, { requests: `last operation ${step}`, pace })
    const failures = hot.failures + failuresIn(result)
    points.push({ x: seen, ...hot, failures, newMs: (seconds / Math.max(1, answers)) * 1_000 })
    if (!whole) break
  }
  return points
}
